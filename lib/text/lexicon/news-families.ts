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
troop army; former previous;
gentleman man; kid youngster; policeman cop police; judge magistrate; lawyer attorney solicitor; colleague coworker; neighbour neighbor;
inhabitant resident; citizen resident civilian; ordinary civilian; separatist rebel breakaway; negotiator envoy delegate delegation;
delegation team; team squad; group organisation organization; expert specialist analyst; researcher scientist expert; study research
survey; traveller traveler passenger; tourist visitor; suspect defendant; prisoner inmate detainee captive; prisoner detain; prisoner
captive capture; thief robber burglar; killer murderer; murder slaying killing; murder assassinate assassination; relative family; owner
proprietor; founder creator; successor replacement; opponent rival; enemy foe; ally partner; supporter backer; critic opponent;
demonstrator protester protestor; protest demonstration rally; riot unrest; boyfriend girlfriend partner; arrest custody; detain custody;
jail detention custody; prison jail detention; prisoner jail; sentence punishment; punish penalise penalize sanction; punishment penalty
sanction; fine penalty; court tribunal; trial hearing; verdict ruling judgment; free release; liberate free release; freedom release;
illegal unlawful; law legislation; bill legislation; rule regulation guideline protocol; guideline guidance; crime offence offense;
confess admit acknowledge; admit acknowledge concede; own-up admit confess; deceptive misleading; lie deceive; fraud scam; steal theft
rob; proof evidence; testify testimony; ask demand; demand insist urge; stress emphasise emphasize; promise vow pledge guarantee; worry
concern; afraid fear scared; advise recommend; advice recommendation; advice advise; suggest propose; proposal plan; intend plan aim; aim
goal purpose objective; point goal purpose; want seek; seek request; reply respond answer; answer response; comment remark; remark
statement; announce declare; announcement statement declaration; describe call; label brand; claim allege assert; doubt question; agree
accept; decline refuse; dismiss deny reject; mock ridicule; blame accuse; complain criticise criticize; complaint criticism; angry furious
outrage; happy pleased glad willing; shock stun surprise; ready willing prepared; post tweet publish; publish release; message text;
letter write; phone telephone; talk speak; speech address; discuss talk; discussion talk negotiation; meeting talk summit; sit-down talk
negotiate; deal agreement pact accord; treaty pact accord agreement; swap exchange; trade exchange; arrive reach; turn-up arrive; show-up
arrive; leave depart; run-away flee; go-away leave; journey trip travel; visit trip; come-in enter; come-back return; go-back return;
transfer relocate move; send dispatch; carry transport; chase pursue; hide shelter refuge; hide conceal; shelter refuge bunker; stay
remain; live reside; block prevent; stop prevent; close shut; quarantine isolation isolate; fund money; earn salary; earn income; revenue
sales; profit earnings; loss deficit; debt loan; cost expense; expensive costly; cheap inexpensive; rich wealthy; unemployed jobless; sack
dismiss fire; share stock; worth value; tariff duty; bomb bombard airstrike strike; bomb explosive; bombing airstrike raid; raid attack; hit
strike; hit target; combat fight battle; conflict war; conquer capture seize; occupy seize; control occupy; run control; hold control;
retreat withdraw withdrawal; victory win; jet plane aircraft; helicopter chopper; down shoot-down; shoot-down down; hack cyberattack;
hacker cyberattack hack; spy espionage intelligence; secret classified confidential; leak disclose; reveal disclose; destroy wreck ruin
demolish devastate; damage batter; damage destroy; rescue save; protect defend; guard protect; safe secure; danger risk threat; dangerous
hazardous risky; sick ill unwell; infect infection; catch contract; infection virus; outbreak epidemic; symptom sign; cure heal; treat
treatment; treatment therapy; recover recovery; experimental trial; vaccinate vaccine; medic doctor; birth born; hunger starve; airport
airfield; building structure; home housing; home residential; house residential housing; shop store; road street highway; harbour harbor
port; coast shore; abroad overseas; abroad foreign; province region; area district zone; place location site; facility site; plant
factory; electricity power; blackout outage; luggage baggage bag suitcase; lorry truck; bike bicycle; motorbike motorcycle; clothes
clothing; mobile cellphone phone; app application; website site; internet online; newspaper paper daily; outlet media; channel network
broadcaster; broadcast televise; television tv; reporter journalist correspondent; columnist journalist; article story report; footage
video clip; picture photo; begin start; beginning start; last final; annual yearly; immediately instantly; shortly soon; frequently often;
earlier previous; postpone reschedule; schedule set plan; total number; sum amount; quantity amount; decline drop fall decrease; growth
increase; record highest; biggest largest; cabinet government; government administration; authority official government; candidate
contender nominee; contest race; resignation resign; embassy consulate; embargo ban; aid help; assist help assistance; support backing;
back support; role job post position; job occupation profession; employ hire; industry sector; trigger spark prompt; cause trigger;
consequence result effect; impact effect affect; trouble problem; problem issue; accident crash incident; collision crash; incident event;
significant important; crucial important key; main primary chief; main key; tiny small; powerful strong; tough difficult hard; tough
strict stringent harsh; severe serious grave; simple easy; correct right; incorrect wrong; untrue false baseless; fake false; genuine
real; formal official; formally officially; probable likely; potential possible; famous renowned; odd strange unusual; require need; allow
permit; force compel; produce manufacture; build construct; create establish form; found form establish create; set-up form found; join
participate; utilise utilize use; choose select pick; check inspect examine screen; check monitor; observe watch monitor; discover find;
locate find; realise realize understand; recall remember; demonstrate show; display show; repair fix; mend repair; solve resolve; alter
change modify; amend change; expand grow; contain include; consist include comprise; make-up comprise include; link tie connection;
give-away betray detect; hand-over transfer give; back-down relent yield; give-in relent yield; sign-up volunteer apply; apply
application; attempt try effort; collapse fall; find-out learn discover; point-out note; speak-out condemn; turn-away refuse; lock-up jail
imprison detain; take-in arrest detain; pick-up arrest collect; put-off postpone delay; bring-up mention raise; urge demand; look-into
investigate; get-out leave escape; blow-up explosion; knock-out destroy; knock-down destroy`;

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
