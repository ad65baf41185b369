/// The words that ``SpokenWord`` knows; a word may stand in several lines.
enum SpokenWords {
  static let all: [(SpokenWord, String)] = [
    (.i, "i"),
    (.one, "he she it nobody everyone everybody someone somebody nothing everything"),
    (.many, "we they"),
    ([.i, .joined], "i'm im i've ive i'd i'll"),
    (
      [.one, .joined],
      "he's she's it's hes shes he'd she'd it'd he'll she'll it'll nobody's everyone's everything's nothing's someone's"
    ),
    ([.many, .joined], "we're we've we'll we'd they're theyre they've theyve they'll they'd"),
    ([.there, .joined], "there's theres"),
    (.there, "there"),
    ([.owner, .open], "my our their its"),
    (.owner, "his her"),
    ([.article, .open], "the a an every each another"),
    (.article, "this that these those some any"),
    (.article, "no one both all"),
    (.object, "me him them us her it myself himself herself themselves ourselves itself"),
    ([.helper, .be, .onlyOne], "is was isn't isnt wasn't wasnt"),
    ([.helper, .be, .onlyMany], "are were aren't arent weren't werent"),
    ([.helper, .be], "am ain't aint"),
    ([.helper, .onlyOne], "has hasn't hasnt"),
    ([.helper, .onlyOne, .doing], "does doesn't doesnt"),
    ([.helper, .onlyMany], "have haven't havent"),
    ([.helper, .onlyMany, .doing], "do don't dont"),
    ([.helper, .doing], "did didn't didnt"),
    (.helper, "had hadn't hadnt"),
    (
      [.modal, .helper],
      "can can't cant cannot could couldn't couldnt will won't wont would wouldn't wouldnt should shouldn't shouldnt must mustn't"
    ),
    (
      .denial,
      "isn't isnt wasn't wasnt aren't arent weren't doesn't doesnt don't dont didn't didnt haven't havent hasn't hasnt hadn't can't cant cannot couldn't couldnt won't wont wouldn't wouldnt never not nothing nobody none no without"
    ),
    (
      .past,
      "felt went got kept made knew left came gave took forgot lost grew ran hid slept froze spent found thought put let hurt sat stood spoke broke told said saw heard met fell woke wrote sent shut read bought brought taught caught sold held built bent lent meant led fed fled slid rode drove rose chose stole wore tore swore threw blew flew drew began drank swam sang sank hung won sought lay shot beat bit quit cut hit set burst ate paid laid rang fought cried lied tried died hugged begged stopped dropped slapped snapped hurled kissed became showed shook stuck struck swept dealt clung leant dreamt learnt burnt did used"
    ),
    (
      .base,
      "feel want need miss hate love get go keep make know say tell come take give call leave stop start find think believe remember forget change act treat scare annoy worry hurt help care matter sit stand speak compare wish seem argue fight cry check wait end talk text ask look listen hear live work try stay run pull push hide sleep eat drink shout snap sulk laugh smile cook clean reply answer ring visit lean rely depend cling chase freeze spend pretend promise forgive apologise apologize avoid ignore struggle panic trust lose let put set show see watch bring buy pay play read write send meet move marry cheat lie beg hug kiss hold touch open close shut turn walk drive follow break fall rise wake dream hope expect understand mind blame punish correct criticise criticize nag praise tease mock judge hand pick carry drag drop lock knock stare glance whisper scream yell swear rage explode sob weep bawl shake tremble sweat choke ache sink drift drown float disappear vanish withdraw retreat bolt flinch brace test tidy fix mend wash iron bake share split agree disagree apologise respond react overthink overreact replay rehearse count measure delete block unfollow scroll post google stalk snoop track spy doubt suspect accuse admire envy copy please perform act behave belong fit join invite cancel arrange plan decide choose pick settle settle date flirt marry divorce separate return come arrive happen change improve heal grow learn teach train practise practice breathe relax rest settle cope manage survive suffer grieve mourn remember remind regret resent crave lack deserve earn owe afford cost save waste use lean stop collapse crumble crack melt burn soften harden tighten loosen"
    ),
    (.base, "boil light travel swim sing dance walk knit pray dig slam quit become appear remain stick hang stir dread fear enjoy prefer refuse offer accept reject allow admit deny deserve confess promise mention explain describe notice recognise recognize realise realize imagine assume guess reckon suppose wonder bet mean like handle stand bear face feed dress bury carry bottle babysit clam tense shrink cover smother suffocate spiral binge escape numb zone"),
    (.third, "kills has is was does goes says misses watches catches teaches washes fixes pushes touches kisses passes cries tries replies relies lies worries marries carries denies studies"),
    (
      .unlikelyBase,
      "light end work call text fight talk help cry love change hurt worry care play look smile laugh cook answer reply hope dream walk drive fall touch test post plan date return rest cost waste use burn fear guess mind matter count measure face feed dress cover escape hand ring visit promise struggle panic trust wish act share split block track doubt copy like mean hate block rise show start close open run sleep drink check wait"
    ),
    (
      .adverb,
      "just really always never still only even also already often sometimes now then again ever usually almost not too so very quite rather pretty kinda completely totally barely hardly nearly mostly mainly probably here away back home together apart alone inside outside upstairs downstairs long soon later today tonight yesterday tomorrow once twice anymore any more less enough well all off out up down forever instead maybe perhaps either yet much lately recently everywhere somewhere anywhere anyway solo first last"
    ),
    (
      .preposition,
      "of in on at to for from with about into onto over under through after before since until till by between against without around round near behind beside during like as than per past along across off out up down within despite towards toward upon via except"
    ),
    (.open, "of to for from into onto at by between against as than per during and but or so because if which who whose when while with like until till very gonna wanna despite towards upon except i'm im he's she's i'd i've ive i'll such even"),
    (.link, "and but because cos coz cuz bc though although yet then so while"),
    (.lean, "when whenever if unless until till since before after whether once where"),
    (.asking, "who why how what which whose when where whether"),
    (
      .person,
      "wife husband boyfriend girlfriend partner boss manager sister brother son daughter ex bf gf missus hubby roommate flatmate mother father therapist supervisor teacher neighbour neighbor grandmother grandfather aunt cousin stepdad stepmum stepmom stepson fiance fiancee nephew niece landlord colleague housemate bestie friend mate dog cat doctor mate grandson granddaughter baby toddler"
    ),
    ([.kin, .person], "mum mom mam mama mummy mommy dad daddy papa nan nana gran grandma granny grandad grandpa"),
    (.collective, "family team police staff couple group band class company school lot crew gang church club bunch"),
    (.many, "people"),
    (.vague, "people everyone everybody someone somebody nothing everything nobody it"),
    (.report, "says said say told tells saying telling thinks reckons goes texted wrote yelled shouted claims swears swore admitted promised insists keeps"),
    (
      .belief,
      "think thinks thought guess suppose imagine imagining imagined reckon worry worried worrying afraid scared terrified dream dreamt dreamed hope hoping hoped wish wishing pretend pretends pretending pretended expect expected assume assumed convinced bet believe believes believed feared fear dread wonder wondered wondering suspect suspected decided thinking seems seemed feels feel felt if when say says said told tells unless until suppose whether sure as like hear heard doubt fantasise fantasy dreaming saying telling asks asked than"
    ),
    (
      .unfit,
      "you your u ur you're youre yours yourself please fuck fucking fucked shit shitty bitch slut whore cunt bastard asshole arsehole dick crap retard retarded sex porn coach bot prick wanker twat piss pissed bloody damn goddamn hell kill killed killing suicide suicidal gun rape raped overdose murder murdered die dying choke strangle strangled stab hit hits hitting punched slapped beat beats beating bruise bruises tits ass arse bollocks dey wey na abeg wetin pikin oga lah leh bro lol lmao ye ain't aint thou doth wat wot dat dis ye yer owt nowt summat dinnet ken wi wan wahala abi sef purge purged purging binge binged bingeing vomit vomited"
    ),
    (
      .harsh,
      "worthless useless failure loser stupid ugly disgusting pathetic idiot unlovable burden monster dud fraud freak garbage trash coward weak lazy fat insane damaged psycho evil selfish dumb moron fool cow disgrace unworthy wretch ridiculous unwanted hideous toxic"
    ),
    (
      .lead,
      "and so but well um uh like because cause cos coz honestly tbh basically anyway ok okay yeah yes no oh ugh just then also plus idk ngl lol hi hello hey cuz bc sorry literally actually nah yep yup nope hmm hm er erm look right though although yet obviously mostly sure maybe anyways"
    ),
    (.tail, "and but lol tbh too though haha ngl or because idk please honestly lately anyway tho innit ok okay then yeah also basically"),
    (
      .hedge,
      "maybe perhaps probably possibly apparently supposedly prob probs might may presumably hypothetically mightn't suppose"
    ),
    (.wondering, "checking check checked know knew wonder wondering wondered ask asked asking see sure decide decided tell matter unsure as even remember care cares asks checks understand test figure"),
    (
      .dropping,
      "feel keep miss want hate can't cant cannot couldn't couldnt feeling trying struggling dreading missing worrying overthinking cried"
    ),
    (.bareThing, "work school uni college money sleep food christmas church football exams rent retirement marriage divorce uni homework dinner breakfast lunch bedtime cancer chemo depression anxiety rehab"),
    (.day, "lent monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february april june july august september october november december christmas easter eid diwali ramadan english french german spanish"),
    (.letting, "make makes made making let lets letting did does do see saw seeing hear heard watch watched help helps helped have has had having"),
    (.quality, "early free new old good bad big little"),
  ]
}
