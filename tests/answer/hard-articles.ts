import { inventArticle } from "./ask-in-memory.ts";

/** One wire report in two papers, in nearly the same words. */
export const SAME_REPORT = [
  inventArticle(
    "osten-wire",
    `The lighthouse at Grenholm was lit again on Friday after repairs that took eleven weeks, the coast office said.

The keeper, Aldo Finn, moved back in the same evening.`,
    { outlet: "Osten Wire", publishedOn: "2031-03-08", title: "Lighthouse lit again" },
  ),
  inventArticle(
    "grenholm-echo",
    `The lighthouse at Grenholm was lit again on Friday after repairs that took eleven weeks, the coast office said.

Local shops stayed open late for the visitors.`,
    { outlet: "Grenholm Echo", publishedOn: "2031-03-09", title: "Light over Grenholm" },
  ),
];

/** A quotation that runs over two paragraphs, its speaker named before the first. */
export const LONG_QUOTATION = inventArticle(
  "varn-dam",
  `The head of the river board, Ilse Torvald, told the council on Monday: "The dam at Varn will hold through the spring floods.

"Nobody in the valley has to leave home, and nobody will be asked to."

The council voted to fund new gates. Its chairman, Peer Dahl, had called the dam "a ruin".`,
  { outlet: "Valley Post", publishedOn: "2031-04-02", title: "Dam will hold, board says" },
);

/** What a false premise takes for granted is turned round in the article's own words. */
export const REFUSAL = inventArticle(
  "brenn-mayor",
  `Mayor Tilda Brenn has refused to resign over the bridge contract.

The bridge contract was signed in the autumn with a firm from Costa.`,
  { outlet: "City Mirror", publishedOn: "2031-06-20", title: "Mayor stays" },
);

/** Two claimants, one number, two different things. */
export const TWO_CLAIMANTS = [
  inventArticle(
    "sorn-rangers",
    `Governor Edda Falk said 700 volunteers had joined the forest patrols in the north.

The patrols began after the fires of last summer.`,
    { outlet: "Sorn Herald", publishedOn: "2031-07-01", title: "Patrols grow" },
  ),
  inventArticle(
    "timber-league",
    `The timber league's chairman, Ragnar Holt, said there were 700 volunteers ready to guard the sawmills against the patrols.

He named no place.`,
    { outlet: "Timber Times", publishedOn: "2031-07-04", title: "League answers" },
  ),
];

/** Names that are written in more than one way. */
export const SPELLINGS = inventArticle(
  "kharkiv-trams",
  `Trams ran again in Kharkiv on Sunday, deputy mayor Oleksandr Malyar said.

Buses from Kyiv brought spare parts for 34 of them.`,
  { outlet: "Tram Weekly", publishedOn: "2031-08-11", title: "Trams return" },
);

export const HARD_ARTICLES = [...SAME_REPORT, LONG_QUOTATION, REFUSAL, ...TWO_CLAIMANTS, SPELLINGS];
