import { termOf } from "../text/words.ts";

/** Closed classes of English words that the proof reads. All words are folded and, unless said, base forms. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Base forms with their stems, so that every form of a word is found by its base or its stem. */
const verbs = (list: string): ReadonlySet<string> =>
  new Set([...words(list)].flatMap((word) => (word.endsWith("ly") ? [word] : [word, termOf(word)])));

/** Turn what follows into its opposite. As written. */
export const NEGATORS = words(`
  no not never neither nor none nobody nothing nowhere without cannot hardly barely scarcely
  isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't mustn't ain't`);

/** Verbs and adjectives that deny what they govern: "refused to flee" says that nobody fled. Base forms. */
export const DENYING = verbs(`
  deny refuse fail reject decline lack unable avoid prevent refute impossible unwilling forbid`);

/** Verbs of saying that vouch for nothing. Base forms. */
export const SAYING = verbs(`
  say tell state add announce declare explain note write tweet post comment inform remark mention reveal report
  reply respond answer stress emphasise emphasize argue quote divulge disclose according warn
  admit confirm acknowledge concede insist vow pledge promise claim allege assert maintain contend deny
  suggest estimate predict believe`);

/** Verbs of saying whose plain form is more often a noun: "the report", "the United States". Base forms. */
export const NOUN_LIKE = words(
  `report claim state post note answer comment promise pledge quote estimate tweet stress remark mention vow reply`,
);

/** Those of them that leave open whether it is so. */
export const CLAIMING = verbs(`claim allege assert maintain insist contend purport`);

/** Those that leave what they report in doubt: it can never be told as a fact. Base forms. */
export const DOUBTING = verbs(
  `claim allege assert maintain insist contend purport believe think suspect estimate suggest predict deny argue warn vow pledge promise`,
);

/** Those that vouch for it: never to be put for a plain "said". */
export const VOUCHING = verbs(`confirm admit acknowledge concede prove verify reveal show discover find`);

/** What keeps a thing from being a plain fact, by what kind of doubt it casts. Base forms or as written. */
export const HEDGES: Readonly<Record<string, ReadonlySet<string>>> = {
  possible: verbs(`could may might possibly perhaps potential potentially possible maybe able`),
  believed: verbs(`
    believe think suspect appear seem apparently reportedly allegedly supposedly likely unlikely
    presumably probably estimate allege suppose rumour rumor understand fear expect`),
  claimed: verbs(`claim purport contend`),
  wanted: verbs(`
    want hope wish plan intend seek try attempt aim desire ready willing prepare threaten
    vow pledge promise offer consider`),
  asked: verbs(
    `ask urge call appeal invite request demand propose suggest recommend instruct order advise need should must ought`,
  ),
  ahead: words(`will would shall won't wouldn't`),
  conditional: words(`if unless whether`),
};

export const AUXILIARIES = words(`
  is are was were be been being am has have had do does did will would shall should can could may might must
  isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't 's 've 're 'd`);

export const BE_FORMS = words(
  `is are was were be been being am get got gets 's 're isn't aren't wasn't weren't`,
);

export const PREPOSITIONS = words(`
  of in on at by for with from to into onto upon about against between among through during before after above below over
  under near inside outside within across towards toward around via amid despite alongside as like than until since`);

export const PRONOUNS = words(`
  he she it they him her them his hers its their theirs we us our ours i me my mine you your yours who whose this these`);

/** Words that add nothing which would have to be proven. */
export const FREE_WORDS = words(`
  also too additionally meanwhile however further furthermore moreover well respectively both etc indeed still yet then
  now therefore thus hence instead rather even just already including include such another other others one ones
  mr mrs ms dr sir article articles text passage according
  several various certain many much more some any each few lot lots number
  have has had be been being is are was were do does did get got
  will would can could may might must shall should ought
  about around approximately roughly nearly almost some over under least
  there here that this these those which who whom whose what when where while how why because since although though but and or so if
  it its itself he him his himself she her hers herself they them their theirs themselves we us our you your i me my
  up down out off away back
  new`);

/** Before a number. */
export const BOUNDS: Readonly<Record<string, "about" | "min" | "max">> = {
  about: "about",
  around: "about",
  approximately: "about",
  roughly: "about",
  some: "about",
  nearly: "max",
  almost: "max",
  over: "min",
  above: "min",
  exceeding: "min",
  "at least": "min",
  "more than": "min",
  "no fewer than": "min",
  "no less than": "min",
  "greater than": "min",
  under: "max",
  below: "max",
  "up to": "max",
  "at most": "max",
  "fewer than": "max",
  "less than": "max",
  "as many as": "max",
};

/** Nouns whose plural does not end in s. */
export const PLURALS = words(`
  people men women children police troops personnel staff aircraft servicemen servicewomen policemen civilians
  percent cent per_cent media data fish sheep cattle teeth feet geese mice bacteria crew offspring species`);

/** Irregular forms to their base. */
const FORMS = `
  say said; tell told; be is are was were been being am; have has had; do does did done; go goes went gone; come came;
  take took taken; get got gotten; make made; give gave given; find found; think thought; know knew known; see saw seen;
  leave left; feel felt; bring brought; begin began begun; keep kept; hold held; write wrote written; stand stood; hear heard;
  let; mean meant; set; meet met; run ran; pay paid; sit sat; speak spoke spoken; lie lay lain; lead led; read; grow grew grown;
  lose lost; fall fell fallen; send sent; build built; understand understood; draw drew drawn; break broke broken; spend spent;
  cut; rise rose risen; drive drove driven; buy bought; wear wore worn; choose chose chosen; seek sought; throw threw thrown;
  catch caught; deal dealt; win won; forget forgot forgotten; sell sold; fight fought; teach taught; eat ate eaten; sing sang sung;
  hit; strike struck stricken; fly flew flown; flee fled; shoot shot; hurt; beat beaten; steal stole stolen; swear swore sworn;
  hide hid hidden; shake shook shaken; ride rode ridden; blow blew blown; bear bore borne born; bind bound; bite bit bitten;
  feed fed; forbid forbade forbidden; freeze froze frozen; hang hung; lay laid; lend lent; light lit; mistake mistook mistaken;
  overcome overcame; overthrow overthrew overthrown; prove proved proven; quit; ring rang rung; shut; sink sank sunk; sleep slept;
  slide slid; split; spread; stick stuck; sweep swept; swim swam swum; swing swung; tear tore torn; undergo underwent undergone;
  wake woke woken; withdraw withdrew withdrawn; wind wound; arise arose arisen; become became; deny denied denies denying;
  die died dies dying dead death; man men; woman women; child children; person people persons; foot feet; tooth teeth; wife wives; life lives;
  serviceman servicemen; policeman policemen; fireman firemen; spokesman spokesmen; spokeswoman spokeswomen;
  good better best; bad worse worst; far further; little less least; tweet tweeted tweets;
  plan planned planning plans; stop stopped stopping stops; ban banned banning bans; refer referred referring refers;
  defend defence defense defender defending; invade invasion invader; apply application applicant applied; choose choice;
  decide decision; attend attendance; succeed success; analyse analysis analyze; advise advice; believe belief; prove proof;
  grow growth; strong strength strengthen; long length; destroy destruction; describe description; explode explosion;
  receive receipt reception; respond response; permit permission; admit admission; expand expansion; sell sale; lose loss;
  fly flight; think thought; speak speech; give gift; weigh weight; high height; behave behaviour; offend offence offense;
  attack attacker; volunteer volunteering; recruit recruitment; deploy deployment; liar lie; live life alive; build building;
  marry marriage; bury burial; arrive arrival; refuse refusal; approve approval; propose proposal; survive survival survivor;
  declare declaration; operate operation; inspect inspection; suspend suspension; negotiate negotiation negotiator; withdraw withdrawal;
  recognise recognition recognize; detain detention detainee; demilitarise demilitarization demilitarisation;
  evacuate evacuation evacuee; distribute distribution; organise organization organisation organize; escalate escalation; gather gathering`;

/** Small families of words that news uses for one another. Never opposites, never broader for narrower. */
const SYNONYMS = `
  start begin commence launch; show reveal; big large huge vast enormous major; buy purchase acquire; help assist aid support;
  receive get obtain; military army force troop armed; weapon arms; country nation; war conflict; fight battle combat fighting;
  attack strike assault; destroy wreck; capture seize; flee escape; ask urge appeal call invite; join enlist;
  foreigner foreign_national; aircraft plane jet airplane; talk negotiation discussion; injure wound hurt;
  kill; win beat defeat victory; film movie; study research; cut reduce lower slash; rise increase grow climb;
  fall drop decrease; create form establish set found build develop make; quit resign step; boss chief head leader;
  film movie; doctor physician; car vehicle; cop police officer; prison jail; near close; buy purchase; end finish conclude;
  important key; ill sick; pupil student; company firm business; child kid youngster; photo picture photograph image; father dad;
  mother mum mom; centre center; defence defense; organisation organization; programme program; labour labor;
  border frontier; aide advisor adviser; envoy delegate; delegation envoy; ally partner; reach arrive; say state tell;
  ready prepared; plan intend; civil civilian; resident inhabitant; money cash fund; worldwide global;
  fighter combatant; soldier serviceman; thug; shelter refuge; leave depart; arrest detain; give hand provide supply; allow let permit;
  accept approve; refuse reject decline; block stop prevent; region area territory; visit trip; previous former ex; recently lately;
  tell inform; post publish; broadcast televise; clip video; declare announce proclaim; worsen deteriorate; quickly rapidly fast swiftly;
  own; require need; want wish desire; vow pledge promise; hope; demand; deadly lethal fatal; die;
  teen teenager; percent cent; automobile car; match game; side team; score; title championship; fan supporter; debut;
  ambassador envoy; embassy; apply; resist resistance; oppose; request; message; aim goal purpose; possible potential;
  main chief primary principal; battered pounded; relentlessly constantly; fuel; gas; disaster catastrophe; cease ceasefire truce;
  citizen national; several; equip arm; explain clarify; place location site; official; gun firearm`;

/** Pairs of which one can never be put for the other. */
const OPPOSITES = `
  admit deny; accept reject; accept refuse; accept decline; rise fall; increase decrease; increase fall; rise drop; win lose; buy sell; begin end;
  start end; start finish; start stop; open close; arrive leave; attack defend; ally enemy; enter leave; enter exit; join leave; join quit;
  advance retreat; advance withdraw; friend enemy; guilty innocent; legal illegal; more less; most least; allow ban; allow forbid; allow prevent;
  approve reject; support oppose; back oppose; agree refuse; agree disagree; pass fail; succeed fail; success failure; gain lose; import export;
  before after; first last; north south; east west; up down; high low; large small; alive dead; release detain; free arrest; free detain; lift impose;
  hire fire; appoint dismiss; invade liberate; peace war; victory defeat; strengthen weaken; improve worsen; expand shrink; confirm deny; deny claim;
  above below; over under; near far; inside outside; early late; heavy light; strong weak; rich poor; good bad; true false; male female; man woman;
  father mother; brother sister; son daughter; king queen; husband wife; push pull; save lose; create destroy; build destroy; majority minority;
  civilian soldier; volunteer conscript; domestic foreign; public private; least most; minimum maximum; earlier later; former current; old new;
  raise cut; raise lower; grow shrink; hope fear; love hate; praise condemn; praise criticise; welcome condemn; remember forget; with without`;

const GROUP_MARK = "=";

export const BASE_FORMS: ReadonlyMap<string, string> = new Map(
  groups(FORMS).flatMap((group) => group.map((form): [string, string] => [form, group[0] ?? form])),
);

/** Word to the numbers of its synonym families. */
export const FAMILIES: ReadonlyMap<string, readonly string[]> = familiesOf(groups(SYNONYMS));

/** "a b" for each ordered pair of opposites. */
export const OPPOSITE_PAIRS: ReadonlySet<string> = new Set(
  groups(OPPOSITES).flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]),
);

function groups(text: string): string[][] {
  return text.split(";").map((group) => group.trim().split(/\s+/u));
}

function familiesOf(all: readonly string[][]): ReadonlyMap<string, readonly string[]> {
  const families = new Map<string, string[]>();
  for (const [index, group] of all.entries()) {
    for (const word of group) families.set(word, [...(families.get(word) ?? []), GROUP_MARK + String(index)]);
  }
  return families;
}

/** Names of one country and its people that no rule of spelling joins. Folded; "u.s." and "us" are read as "us". */
const COUNTRIES = `
  uk britain british briton britons united_kingdom; us american america americans united_states usa; france french; germany german germans;
  netherlands dutch holland; spain spanish; greece greek greeks; poland polish pole poles; turkey turkish turk turks; switzerland swiss;
  wales welsh; ireland irish; scotland scottish scot scots; england english; denmark danish dane; sweden swedish swede; finland finnish;
  norway norwegian; portugal portuguese; belgium belgian; china chinese; japan japanese; europe european eu; israel israeli; iraq iraqi;
  pakistan pakistani; afghanistan afghan; thailand thai; philippines philippine filipino; czech czechia; kurdistan kurdish kurd; russia russian russians;
  ukraine ukrainian ukrainians; syria syrian syrians; belarus belarusian belarusians; canada canadian; mexico mexican; brazil brazilian;
  italy italian; hungary hungarian; romania romanian; vietnam vietnamese; argentina argentine argentinian; chile chilean; peru peruvian;
  qatar qatari; kuwait kuwaiti; yemen yemeni; lebanon lebanese; saudi; jordan jordanian; egypt egyptian; libya libyan; nigeria nigerian;
  kenya kenyan; ghana ghanaian; india indian; nepal nepalese; australia australian aussie; zealand kiwi; cuba cuban; colombia colombian;
  venezuela venezuelan; austria austrian; serbia serbian serb; croatia croatian; bosnia bosnian; albania albanian; georgia georgian; armenia armenian;
  moldova moldovan; estonia estonian; latvia latvian; lithuania lithuanian; slovakia slovak; slovenia slovenian; bulgaria bulgarian`;

export const COUNTRY_OF: ReadonlyMap<string, string> = new Map(
  groups(COUNTRIES).flatMap((group) =>
    group.map((form): [string, string] => [form, `country:${group[0] ?? ""}`]),
  ),
);

/** Number words and what they are worth. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, index): [string, number] => [word, index])
    .concat(
      "twenty thirty forty fifty sixty seventy eighty ninety"
        .split(" ")
        .map((word, index): [string, number] => [word, (index + 2) * 10]),
    ),
);

export const SCALES: ReadonlyMap<string, number> = new Map([
  ["hundred", 100],
  ["thousand", 1000],
  ["k", 1000],
  ["million", 1e6],
  ["m", 1e6],
  ["mn", 1e6],
  ["billion", 1e9],
  ["bn", 1e9],
  ["trillion", 1e12],
  ["tn", 1e12],
]);

/** Numbers that say only how large: "thousands of applications". */
export const VAGUE_NUMBERS: ReadonlyMap<string, string> = new Map([
  ["dozens", "dozens"],
  ["scores", "scores"],
  ["hundreds", "hundreds"],
  ["thousands", "thousands"],
  ["millions", "millions"],
  ["billions", "billions"],
  ["half", "half"],
  ["third", "third"],
  ["quarter", "quarter"],
  ["dozen", "dozen"],
  ["double", "double"],
  ["doubled", "double"],
  ["triple", "triple"],
  ["twice", "twice"],
]);

export const ORDINALS: ReadonlyMap<string, number> = new Map(
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    .split(" ")
    .map((word, index): [string, number] => [word, index]),
);
