/// First names that are often typed without a capital, and words after which a name is likely.
///
/// Names that are words of their own (hope, will, mark) are left out: their capital tells.
enum GivenNames {
  static let known: Set<String> = Set(
    """
    aaron abby abdul abdullah abigail adam adele adrian ahmed aidan aisha alan albert alejandro
    alex alexander alexandra alexis alfie alfred ali alice alicia alison allison alyssa amanda
    amelia amina amy ana anastasia andre andrea andrew andy angela anita ann anna anne annie
    anthony anton antonio anya archie arjun arthur ashley astrid audrey ava barbara bea beatrice
    becky bella ben benjamin bernard beth bethany betty bianca bilal blake bob brad bradley
    brandon brenda brian bridget britney bruce bruno caitlin caleb callum calvin cameron camila
    camille carl carla carlos carmen caroline carolyn carrie catherine cathy cecilia charles
    charlie charlotte chen chloe chris christina christine christopher cindy claire clara clare
    claudia colin connor conor craig cynthia damian damien dan dana daniel daniela danielle
    danny daphne darren dave david debbie deborah declan deepa denis denise dennis derek desmond
    diana diane diego dmitri dominic donald donna doris dorothy doug douglas duncan dylan ed
    eddie edith edward edwin eileen elaine eleanor elena eli elias elijah elisa elise elizabeth
    ella ellen ellie elliot eloise elsa emil emilia emily emma eric erica erik erin esther ethan
    eva evan eve evelyn ezra farah fatima felix fernando finn fiona fran frances francesca
    francis francisco fred freddie frederick freya gabriel gabriela gareth gary gavin gemma
    geoff geoffrey george georgia georgina gerald gerard gianna gina giovanni giulia gordon
    graham greg gregory greta guillermo gustav hamza hana hanna hannah harold harriet harry
    harvey hasan hassan heather hector heidi helen helena helga henrik henry hilary howard hugh
    hugo ian ibrahim ida imogen ines ingrid irene isaac isabel isabella isabelle ivan jackie
    jacob jacqueline jake jamal james jamie jan jane janet janice jared jasmin jasmine jason
    javier jayden jeff jeffrey jen jenna jennifer jenny jeremy jerome jess jesse jessica jill
    jim jimmy joan joanna joanne joe joel johan johanna john johnny jon jonas jonathan jordan
    jorge jose josef joseph josephine josh joshua juan juanita judith judy julia julian juliana
    julie juliet julio justin kai kamal karen karim karina karl kate katherine kathleen kathryn
    kathy katie katrina kayla keith kelly ken kenneth kevin khalid kieran kim kimberly kirsten
    kirsty klaus kofi krishna kristen kristina kumar kurt kyle lara lars laura lauren laurie lea
    leah leila lena leo leon leonard leonardo leroy leslie lewis liam lidia lila linda lisa liz
    lizzie lloyd logan lola lorenzo lorna lorraine louis louisa louise luca lucas lucia lucy
    luis luisa lukas luke lydia lynn madison maggie magnus malcolm malik manuel marcel marco
    marcus margaret margarita maria marian marie marina mario marion marius marjorie marlene
    martha martin martina marvin mary mateo mathilda matilda matt matthew maureen maurice maya
    megan mei melanie melissa meredith mia michael michaela michal michelle miguel mike mila
    milo mina miranda miriam mitchell mohamed mohammad mohammed moira molly mona monica monika
    morgan morris moses muhammad muriel mustafa nadia nancy naomi natalia natalie natasha nathan
    nathaniel neil nell nellie niamh nicholas nick nicola nicolas nicole nigel nikita nikolai
    nina noah noel noor nora norma norman olga oliver olivia omar oscar owen pablo paolo
    patricia patrick paul paula pauline pedro peggy penelope peter petra phil philip philippa
    phoebe pierre piotr priya rachel rafael rahul rajesh ralph ramon raquel rashid raul raymond
    rebecca reggie regina rene rhys ricardo richard ricky rita rob robbie robert roberta roberto
    rodney roger roland ron ronald ronnie rosa rosalind rosie rowan roxanne roy rupert russell
    ruth ryan sabrina saeed sally sam samantha samir samuel sandra sanjay sara sarah sasha saul
    scott sean sebastian selena seth shane shannon sharon shaun sheila shirley shreya sian
    sidney simon simone sofia solomon sonia sophia sophie stacey stan stanley stefan stella
    stephanie stephen steve steven stuart sue suresh susan susanna susie suzanne sven svetlana
    sylvia tamara tanya tara tariq ted terence teresa terry tessa thea thelma theo theodore
    theresa thomas tiffany tim timothy tina tobias toby todd tom tommy tony tracy trevor tristan
    tyler ursula valentina valerie vanessa vera veronica vicky victoria vikram vincent vivian
    vladimir walter wayne wendy wesley wilhelm william winston xavier yan yasmin yolanda yosef
    yuki yusuf yvonne zach zachary zahra zainab zara zoe zoey
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Who somebody is to the person. These words stay: they are no names.
  static let relations: Set<String> = Set(
    """
    friend friends partner husband wife boyfriend girlfriend fiance fiancee ex brother sister son
    daughter cousin uncle aunt auntie nephew niece grandma grandmother grandpa grandfather stepmother
    stepfather stepbrother stepsister boss manager colleague coworker flatmate roommate housemate
    neighbour neighbor teacher therapist called named
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
