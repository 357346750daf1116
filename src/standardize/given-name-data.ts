/**
 * Given names seen at least 100 times among births in New York City.
 *
 * From NYC Open Data, "Popular Baby Names", by way of ul-mds/gecko-data (MIT, see NOTICE), accents
 * folded. Spanish names that are rarer there come from `spanish-name-data.ts`.
 *
 * @module
 */

/** White space between names. */
export const COMMON_GIVEN_NAMES: string = `
aahil aaliyah aarav aaron aayan abby abdiel abdoul abdoulaye abdul abdullah abel abigail abraham
ada adam adan addison adelaide adele adeline aden adina aditya adonis adrian adriana adrianna
adriel adyan aharon ahmad ahmed ahnaf ahron ahuva aicha aidan aiden aileen aimee aisha aissatou
aiza akiva alaia alan alana alani alanis alanna albert alberto aldo alec aleena alejandra
alejandro alessandra alessia alex alexa alexander alexandra alexandria alexia alexis alfred
alfredo ali alice alicia alina alisa alisha alison alisson aliyah aliza allan allen allison
allyson alma alondra alpha alston alvin alyssa amadou amaia amalia amanda amani amara amare amari
amaya amber amelia amelie amina aminata amir amira amirah amiyah amrom amy ana anabella analia
anastasia anaya anderson andre andrea andres andrew andy angel angela angelica angelina angelique
angelo angie anika anisa aniya aniyah anna annabel annabella annabelle annalise anne annie anson
anthony anton antonella antonia antonio anya april arabella archer arely arham ari aria ariah
ariana arianna arianny ariel ariella arielle arisha arjun arlo armaan armando armani aron arthur
arya aryan aryeh asher ashley ashton atara athena aubree aubrey audrey august aurora austin autumn
ava avery avi avigail aviva avraham avrohom avrum axel aya ayaan ayala ayan ayden aydin ayesha
ayla ayleen aylin baila barbara baruch batsheva batya beatrice beatrix beckett bella ben benjamin
bennett benson benzion berish berl bianca bintou binyamin binyomin blake blima blimy bonnie boruch
boubacar bracha bradley brady brandon brayan brayden breindy brenda brendan brian briana brianna
bridget brielle britney brittany brody brooke brooklyn brooks bruce brucha bruchy bryan bryanna
bryant bryce brynn bryson byron caden caiden cairo caitlin caleb cali calvin cameron camila
camilla camille camilo camren carina carla carlos carmelo carmen carolina caroline carson carter
cassandra cassidy cataleya catalina catherine cayden cecilia celeste celia celine cesar chad chaim
chana chance chany charles charlie charlotte chase chava chavy chaya chelsea cheskel chesky
cheyenne chloe chris christian christina christine christopher cindy claire clara clementine cody
cole colette colin colton connie connor conor cooper cora corey cristian cristopher crystal
cynthia cyrus dahlia daisy dakota daleyza dalia damian damien damon dana daniel daniela daniella
danielle danna danny dante daphne dariel darius darren darwin dashiell david dayana dean declan
delilah denise dennis denzel dereck derek derick derrick desmond destiny devin devora devorah
diana diego dina diya dominic dominick donovan doris dov dovid drew dulce duvid dylan eason eddie
eddy eden edgar edison edith eduardo edward edwin efraim egypt eileen eitan elaine elan eleanor
elena eli eliam elian eliana elianny elias eliezer elijah elimelech elina elisa elise elisheva
eliyahu eliza elizabeth ella elle elliana ellie elliot elliott ellis eloise elsa elvis emanuel
emely emerson emilia emiliano emilio emily emma emmanuel emmeline emmett enrique enzo ephraim eric
erica erick erik erika erin esme esmeralda esteban ester esther esty ethan etty eva evan
evangeline eve evelyn everett everly evie ezekiel ezequiel ezra fabian faiga faigy faith fanta
farhan fatima fatou fatoumata felipe felix fernanda fernando filip finley finn fiona fradel frady
fraidy frances francesca francesco francis francisco frank franklin freddy frederick frimet
gabriel gabriela gabriella gabrielle gael gavin gavriel gemma genesis genevieve george georgia
geraldine gerardo gia gianna giovani giovanna giovanni giovanny giselle gittel gitty giuliana
golda goldie goldy gordon grace graham grant grayson gregory greta greyson griffin guadalupe
gustavo hadassah hadley hafsa hailey haley hamza hana hanna hannah harmony harper harrison harry
hassan hawa hayden haylee hazel heaven hector heidi heidy helen helena henchy henny henry hersh
hershel hershy hillel hinda hindy hope hudson hugo hunter ian ibrahim ibrahima idy iker ilan ilana
imani imran inaaya inaya irene iris isaac isabel isabela isabella isabelle isaiah isaias ishaan
isiah isis isla ismael israel issac itzel ivan ivanna ivy izabella jace jack jackson jacky jacob
jacqueline jad jada jade jaden jadiel jael jahmir jaiden jaime jake jalen jaliyah jamal jamari
jamel james jamie jamir jana jane janelle janice janiyah jannat januel jared jariel jasiah jasmin
jasmina jasmine jason jasper javier jax jaxon jaxson jay jayce jayceon jaycob jayda jayden jayla
jaylah jayleen jaylen jaylene jaylin jayson jazlyn jazmin jazmine jean jefferson jeffrey jencarlos
jenna jennifer jenny jeremiah jeremias jeremy jermaine jerry jesse jessica jessie jesus jia jimena
jimmy joanna joaquin jocelyn joel johan johanna john johnny jonah jonas jonathan jordan jordyn
jorge jose joselyn joseph josephine joshua josiah josue journee journey joy joyce juan judah jude
judy julia julian juliana julianna julie julien juliet juliette julio julissa julius june junior
juniper justice justin kabir kaden kadiatou kai kaiden kailey kailyn kairo kaitlyn kaleb kali
kaliyah kamari kameron kamila kareem karen karina karla karter kate katelyn katelynn katherine
kathryn katie kayden kayla kaylee kayleen kaylie kaylin keily keira keith kelly kelsey kelvin
kendra kendrick kennedy kenneth kenny kevin keyla khadija khadijah khalil khloe kiara kieran
kimberly kimi kimora king kingsley kingston kira kiyan krish kristian kyla kyle kylee kylie kymani
kyrie laila lana landon lara laura lauren lawrence layan layla lazer lea leah leandro leela legend
leila leilani lena lenny leo leon leonard leonardo leonel leonidas leora lesley leslie lesly lev
levi leyla lia liam liana liba libby lila lilah liliana lillian lilly lily lina lincoln linda
lindsay lipa litzy liv livia lizbeth logan lola london londyn lorenzo louis louisa louise luca
lucas lucia luciana lucien lucy luis luka lukas luke luna luz lydia lyla lyric mackenzie madeleine
madeline madelyn madison madisyn mae maeve maggie maia maisie maison major makai makayla maksim
malachi malak malaysia malcolm malia malik maliyah malka malky mamadou mandy manha manuel marc
marco marcos marcus margaret margaux margot maria mariah mariam mariama mariana marilyn mario
marjorie mark marlon martin marvin mary maryam mason mateo mathew mathias matias matilda matteo
matthew maurice mauricio max maxim maximilian maximiliano maximo maximus maxwell maya mayer
mckenzie md megan meilech meir mekhi melanie melany melina melissa melody melvin menachem menashe
mendel mendy messiah meyer mia miah micah michael michaela michal michelle miguel mikaela mikayla
mike mila milan milana milani miles miley milo mina mindy mira miracle miranda mirel miri miriam
mohamed mohammad mohammed moises moishe molly montserrat mordechai morgan morris moses moshe
mouhamed moussa muhammad musa mushka mustafa mya myles nachman nadia naftali naftuli nahla nana
naomi nashla nasir natalia natalie nataly natasha nathalia nathalie nathaly nathan nathaniel
nayeli nechama nehemiah neil nelson nevaeh neymar nia nicholas nico nicolas nicole nicolette
nikita nikolas nina noa noah noam noel noelle noemi nolan noor nora norah nosson nova nyla nylah
olive oliver olivia omar omari orion oscar otto oumar oumou ousmane owen pablo paige paola paris
parker patrick paul paula payton pearl pedro penelope perel perl perla perry pessy peter peyton
philip phoebe phoenix pinchas pinchus piper poppy preston prince princess princeton queenie quincy
quinn rachel rafael raina raizel raizy randy raphael raquel raul rayan raymond rayyan reagan
rebecca reed reem reese rehan reid renee reuven rhys ricardo richard ricky rifky rihanna riley
rivka rivky robert roberto rocco rochel rodrigo rohan roizy roman romeo ronan rory rosa rose
roselyn rowan roy ruben ruby ruchy ruth ryan ryder sabina sabrina sadie sage salma salome
salvatore sam samantha samara samir samira samiyah samuel sanaa sanai saniyah santiago santino
sara sarah sarai sariah sasha saul savanna savannah sawyer scarlet scarlett sean sebastian selena
selina serena serenity sergio seth shaina shaindel shaindy shalom shane shania sharon shawn shaya
shayan shayla shea sherlyn shevy shia shifra shiloh shimon shira shirley shloime shloimy shloma
shlome shlomo shmiel shmuel shneur sholom shoshana shraga shulem siena sienna silas sima simcha
simon simone sincere skye skyla skylah skylar skyler sloane sofia solomon sophia sophie spencer
stacy stanley stella stephanie stephen steve steven summer suri sury sydney syed syeda sylvia
sylvie talia tamar tamia tatiana taylor tenzin terrell terrence tessa thea theo theodore thiago
thomas tiana tianna tiffany timothy tina toby tomas tony tori tova trany travis trinity tristan
troy tyler tzipora tziporah tzivia tzvi uriel usher valentina valentino valeria valerie valery
vanessa vera veronica vicky victor victoria vihaan vincent vincenzo violet vivian viviana vivienne
walter wendy wesley willa william wilson winnie winston winter wolf wyatt wynter xander xavier
ximena xin yaakov yadiel yael yahir yakov yamileth yandel yaretzi yariel yaseen yasmin yasmina
yasmine yechezkel yechiel yehoshua yehuda yehudis yidel yides yisrael yisroel yitty yitzchak
yitzchok yocheved yoel yosef yossi yousef youssef yusuf zachary zahra zain zainab zaire zalmen
zane zaniyah zara zariah zayan zayden zayn zelda zev zion zissy zoe zoey zoya zuri
`
