/** Inflected forms that stemming does not join to their base, the base first. Forms that are commoner as another word are left out. */
const FORMS = `
arise arose arisen; beat beaten; become became; begin began begun; bend bent; bite bitten; bleed bled; blow blew blown; break broke broken;
breed bred; bring brought; build built; burn burnt; buy bought; catch caught; choose chose chosen; cling clung; come came; creep crept;
deal dealt; dig dug; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed;
feel felt; fight fought; find found; flee fled; fling flung; fly flew flown; forbid forbade forbidden; forget forgot forgotten;
forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given; go went gone; grow grew grown; hang hung; hear heard;
hide hid hidden; hold held; keep kept; kneel knelt; know knew known; lay laid; learn learnt; leave left; lend lent; lose lost;
make made; mean meant; meet met; mislead misled; mistake mistook mistaken; overcome overcame; oversee oversaw overseen;
overtake overtook overtaken; overthrow overthrew overthrown; pay paid; prove proven; rebuild rebuilt; ride rode ridden; ring rang rung;
rise risen; run ran; say said; see saw seen; seek sought; sell sold; send sent; shake shook shaken; shine shone; shoot shot;
shrink shrank shrunk; sing sang sung; sink sank sunk; sleep slept; slide slid; speak spoke spoken; spend spent; spin spun;
spring sprang sprung; stand stood; steal stole stolen; stick stuck; strike struck stricken; strive strove; swear swore sworn;
sweep swept; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown;
undergo underwent undergone; understand understood; undertake undertook undertaken; uphold upheld; wake woke woken; wear wore worn;
weave wove woven; weep wept; win won; withdraw withdrew withdrawn; withhold withheld; withstand withstood; write wrote written;
man men; woman women; child children; foot feet; tooth teeth; wife wives; life lives; knife knives; half halves; thief thieves;
wolf wolves; self selves; shelf shelves; serviceman servicemen; servicewoman servicewomen; policeman policemen; fireman firemen;
gunman gunmen; spokesman spokesmen; spokeswoman spokeswomen; businessman businessmen; congressman congressmen; chairman chairmen;
militiaman militiamen; crewman crewmen; fisherman fishermen; crisis crises; bad worse worst; good better best; far further farther;
add added; die died dying; lie lied lying; tie tied tying; try tried; cry cried; fly flies; spy spies; sky skies; bus buses; gas gases;
focus focused; virus viruses; campus campuses; bonus bonuses; caucus caucuses; sue sued; free freed; exceed exceeded;
succeed succeeded; proceed proceeded; sacrifice sacrificed; experience experienced; interfere interfered; staff staffed`;

/** American spelling first, since WordNet has it first. */
const SPELLINGS = `
defense defence; offense offence; license licence; center centre; theater theatre; meter metre; liter litre; kilometer kilometre;
program programme; labor labour; color colour; neighbor neighbour; harbor harbour; honor honour; favor favour; behavior behaviour;
rumor rumour; armor armour; armored armoured; humor humour; endeavor endeavour; neighborhood neighbourhood; favorite favourite; tire tyre;
gray grey; jewelry jewellery; aging ageing; airplane aeroplane; maneuver manoeuvre; organize organise; recognize recognise;
criticize criticise; apologize apologise; authorize authorise; emphasize emphasise; realize realise; analyze analyse; mobilize mobilise;
demilitarize demilitarise; minimize minimise; prioritize prioritise; civilize civilise; nationalize nationalise; stabilize stabilise;
legalize legalise; vaporize vaporise; penalize penalise; hospitalize hospitalise; evangelize evangelise; privatize privatise;
mom mum; skeptic sceptic; plow plough; pediatric paediatric; anesthetic anaesthetic; esthetic aesthetic; jail gaol`;

/** Groups of folded words, the base form first: inflected forms, and spellings. */
export const IRREGULAR_FORMS: readonly (readonly [string, ...string[]])[] = `${FORMS};${SPELLINGS}`
  .split(";")
  .map((group) => {
    const [base = "", ...forms] = group.trim().split(/\s+/u);
    return [base, ...forms];
  });
