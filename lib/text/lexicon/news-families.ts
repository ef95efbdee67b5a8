/**
 * Words that news puts for one another and WordNet keeps apart, or ranks by an older sense (its first "minister" is a
 * clergyman). Each group holds both ways; never opposites, never two kinds of one thing.
 */
const FAMILIES = `
kill die slay; die death dead fatality; soldier troop serviceman servicewoman; plane aircraft airplane aeroplane; flee escape; leader chief head boss;
president leader; premier leader; minister secretary chief; chief minister; chief commander; talk negotiation; ceasefire truce armistice;
capital city; refugee migrant; refugee displaced; evacuate flee; invasion war; invade attack; missile rocket; shell bombard;
offensive assault; injure wound hurt; casualty victim; casualty loss; casualty kill dead; loss kill; loss destroy; toll death dead; hostage captive; detain arrest; jail prison imprison; jail sentence; guilty convict;
lawmaker legislator congressman congresswoman senator mp; parliament legislature; ballot vote election; poll survey; poll election;
aide adviser advisor; envoy diplomat ambassador; spokesman spokeswoman spokesperson; police cop officer;
gunman shooter attacker; blast explosion; explode detonate; blaze fire wildfire; quake earthquake; storm hurricane cyclone; flood flooding;
drug medicine medication; vaccine jab; virus disease; illness disease sickness; doctor physician; hospital clinic;
firm company business corporation; boss ceo; worker employee staff; layoff fired; hire recruit; strike walkout;
price cost; pay salary wage; tax levy; cash money; petrol gas gasoline; inflation price; purchase buy acquire; donate give contribute; donation aid;
humanitarian aid; sanction penalty; ban prohibit forbid outlaw; probe investigation inquiry; investigate probe; sue lawsuit; accuse charge allege;
resign quit; step-down resign quit; stand-down resign; pull-out withdraw; pull-back withdraw; shoot-down destroy; take-over seize capture; break-out erupt;
call-off cancel; call-up conscript mobilise mobilize; carry-out conduct; set-up establish; turn-down reject; give-up surrender; blow-up explode; lay-off fire;
pass-away die; sign-up enlist; go-up rise increase; go-down fall; wipe-out destroy; send-in deploy; move-into enter; cut-off sever; get-away escape; oust remove; elect win; appoint name; succeed replace; launch start begin; unveil announce reveal; vow pledge promise;
slash cut reduce; surge soar jump rise; plunge plummet fall; hike increase rise; halt stop suspend; delay postpone; cancel scrap; scrap abandon;
hand-out distribute; give-out distribute; pass-out distribute; supply provide; deliver supply; weapon arms; gun firearm; ship vessel; boat vessel;
car vehicle automobile; train rail; satellite spacecraft; movie film; film picture; show series; singer musician; author writer;
actor actress star; athlete player; coach manager; match game; champion winner title; trophy title; injury hurt;
kid child; baby infant; teen teenager; dad father; mom mum mother; spouse wife; spouse husband; marry wed wedding marriage; divorce split;
home house; apartment flat; university college; student pupil; teacher educator; church congregation;
foreigner foreign; citizen national; volunteer recruit; enlist join; recruit enlist; fighter soldier; mercenary fighter; army military; armed military;
force army; rebel insurgent militant; terrorist militant extremist; border frontier; territory region; town city; village town; area region;
approve back; oppose object; criticise criticize condemn; condemn denounce; praise laud hail; apologise apologize sorry; confirm verify;
deny refuse; deny reject; request ask; appeal ask call urge; warn caution; threaten threat; fear worry; hope wish; big large huge vast enormous major;
fast quickly rapidly swiftly; rise grow climb; cut lower; commence launch; beat defeat; photo picture photograph image; end finish conclude;
troop army; former previous`;

/** Pairs that WordNet brings near each other and that say different things in the news. */
const APART =
  "minister pastor; minister curate; require prohibit; require forbid; law prohibit; order prohibit; sex homosexual; sex lesbian; shelter asylum; attitude prejudice; like want; like dislike; only just; amount number; protection protectionist; sanction approve";

/** Groups of folded words, or of a verb and its particle joined by "-". */
export const NEWS_FAMILIES: readonly (readonly string[])[] = FAMILIES.split(";").map((group) =>
  group.trim().split(/\s+/u),
);

/** Pairs of folded words never to be related. */
export const KEPT_APART: readonly (readonly string[])[] = APART.split(";").map((pair) =>
  pair.trim().split(" "),
);
