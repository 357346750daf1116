/**
 * Spanish given names, their hypocorisms and spelling variants, and common Spanish surnames.
 *
 * Written for this library. Every relation here is in everyday use, so two hypocorisms of one
 * formal name (Pepe, Chepe) are taken for each other.
 *
 * @module
 */

/** White space between entries, `=` after the formal name, commas between its hypocorisms. */
export const SPANISH_NICKNAMES: string = `
adela=adelita,lela adelaida=adelita adolfo=dolfo,fito adrian=adri adriana=adri,nana
agustin=agus,tin,tincho alberto=beto,tito,berto alejandra=ale,jandra alejandro=ale,jandro,sandro
alfonso=foncho,poncho,fonso,alfon alfredo=fredo,fello,feyo,alfre,fredy alicia=licha,licia
amalia=malia,amalita amparo=amparito ana=anita andrea=andreita andres=andy,andresito
angeles=gelita angel=angelito,gelo angela=angelita,gela angelica=angie,queca anselmo=chemo
antonia=tona,tona,tonita,tonita antonio=tono,tono,tonito,tonito,toni,tony,antuco
armando=mando,mandito arturo=turo,tuyo,arturito asuncion=asun,chona augusto=tuto aurelio=lelo,yeyo
barbara=barbarita bartolome=bartolo,tolo beatriz=bety,betty,bea,ticha benjamin=benja,mincho,min
bernardo=nardo,berna bonifacio=boni,facho brigida=gigi candelaria=cande,candela
carlos=carlitos,charlie,calin,carlangas carmela=mela,carmelita
carmen=carmelita,carmencita,carmina,menchu carolina=caro,lina catalina=cata,lina,catita
cecilia=ceci,chila,cilia celestino=tino,cele cesar=cesarito,checha
concepcion=concha,conchita,chona,conchis consuelo=chelo,consu,coni cristian=cris,chris
cristina=cris,cristi,tina cristobal=cris,tobal,toba cruz=crucita daniel=dani,danny,danielito
daniela=dani dionisio=nicho,dioni dolores=lola,lolita,loli domingo=mingo,chomingo,minguito
eduardo=lalo,edu,eddie,eddy,guayo,wayo efrain=efra,fra eleazar=cheche elena=nena,lena
elisa=licha,eli elizabeth=eli,chabela,lizbeth,beth elvira=vira,elvi emiliano=emi,milo
emilio=milo,emi,millo encarnacion=encarna,chon enrique=quique,kike,quico,rique erika=eri
ernestina=tina,neta ernesto=neto,tito,netito esperanza=lancha,espe,pera,chanza
esteban=teban,estebitan esther=techa,ester eugenia=quena,quena,genia eugenio=queno,keno,geno
eulalia=lala,lali eulogio=locho eusebio=chebo,sebio,chevo evangelina=lina,vange
ezequiel=cheque,eze,quiel fabian=fabi fabiola=fabi,faby faustino=tino
federico=fede,kiko,quico,lico,rico feliciano=chano felicitas=licha,feli felipe=pipe,lipe,felo
fermin=mincho fernanda=fer,nanda fernando=nando,fer,fercho,ferny fidel=fidelito,fide
florencia=flor,lencha florencio=lencho francisca=paca,pancha,panchita,paquita,quica,chica,kika
francisco=paco,pancho,panchito,paquito,quico,kiko,kico,curro,chico,fran,cisco,chisco,frank
gabriel=gabi,gabo,biel gabriela=gabi,gaby genaro=naro,jenaro gerardo=jerry,lalo,gera,yayo
gertrudis=tula,tulita,trudis gilberto=beto,gil,berto gloria=goya,yoya,glorita
gonzalo=chalo,gonza,lalo graciela=chela,gachi,grace,chelita gregorio=goyo,goyito,gollo
griselda=gris,chela guadalupe=lupe,lupita,lupis,pita,lupillo,lupe,guada
guillermina=mina,guille,memita guillermo=memo,guille,willy,memito,billy gustavo=tavo,gus,tavito
heriberto=beto,heri,berto hermenegildo=gildo,mere hilario=lalo,layo horacio=lacho,racho
hortensia=tencha,horten hugo=huguito,hugito humberto=beto,berto ignacia=nacha
ignacio=nacho,nachito,ignas ines=nena irene=nene
isabel=chabela,isa,chavela,chabe,isabelita,chabelita,bela,isabela isidro=chilo,chidro,sidro
ismael=mayel,isma israel=isra ivan=ivancito jacinto=chinto,cinto jacobo=cobo
jaime=jimmy,jaimito,james javier=javi,javo,xavi,chavier jesica=yesi
jesus=chuy,chucho,chuyito,chus,suso,jesusito,chuchito joaquin=quino,joaco,quin,huacho,juaco
jorge=coque,jorgito,george,koki,yoryi josefa=pepa,chepa,fina,josefita,pepita
josefina=fina,pepa,chepina jose=pepe,chepe,pepito,joselito,cheo,chema,joe,pepin,chepito
juan=juanito,juancho,chan,juani,johnny juana=juanita,janita,juani judith=judi julia=julita,yulia
julian=juli,julianito julio=julito,yulio,julin justino=tino laura=lau,lala,laurita lazaro=lacho
leonardo=leo,nardo leonor=leonorcita,leo leopoldo=polo,poldo,leo leticia=lety,leti,ticha,letty
lidia=yiya lilia=lili liliana=lili,lily,lilian lorena=lore lorenza=lencha
lorenzo=lencho,loren,chencho lourdes=lulu,lulis,lurdes lucia=lucha,luci,chia,lucy
luciano=chano,lucho luis=lucho,luisito,guicho,luiso,huicho,wicho,louie
luisa=lucha,luisita,lucita,wicha luz=lucha,lucita,lucecita magdalena=malena,magda,lena,nena,maleni
manuel=manolo,manny,lico,meme,manolito,manu,manuelito,nelo,manolin manuela=manola,nela,manu
marcela=chela,marce marcelino=chelino,marce,lino marcelo=chelo,marce marcos=marquitos
margarita=mago,margo,rita,maguito,marga,magui,tita
maria=mari,mary,marucha,maruja,mariquita,cuca,marita,marichu mariana=mari,nana
maribel=mari,bel,marisabel maricarmen=mari,mamen maricela=mari,chela,marisela
mario=mayito,marito,mayo marisol=mari,sol marta=martita,tita martin=tin,martincho,tincho
mateo=teo,mate matias=mati matilde=mati,tilde,tila mauricio=mauri,mau maximiliano=max,maxi,chimano
mercedes=meche,merche,mechita,mencha,meches miguel=miguelito,migue,mike,mickey,micky,miki
milagros=mila,mili,milagritos minerva=mine moises=moi,moy,moyses monica=moni,mona nancy=nan
natalia=nati,talia,nata natividad=nati nicanor=cano nicolas=nico,colas,colacho
norberto=beto,berto,nor octavio=tavo,tavito ofelia=ofe,felia olga=olguita oscar=oscarito,osquitar
pablo=pablito,pablin patricia=paty,pati,pato,patty,tita,ticha patricio=pato,pati,richo
paula=pau,paulita paulina=pau,lina paz=pacita pedro=perico,pedrito,peyo,piter,perucho
petra=petrita pilar=pili,piluca porfirio=porfi,firo rafael=rafa,rafita,fallo,falo,rafi,rafe,felo
rafaela=rafa,fela raimundo=mundo,raimun ramiro=ramito,miro ramona=moncha,mona
ramon=moncho,monchi,moncha,ramoncito,mon raquel=quela,raque,kelly raul=raulito,rulo,rule
raymundo=mundo,ray rebeca=beca,becky,queca refugio=cuco,cuca,refu remedios=reme,meyo
reynaldo=rey,naldo ricardo=rica,richi,ricky,cardo,caco,richard,rick rigoberto=rigo,beto,berto
roberto=beto,robe,robert,tito,berto,bobby rocio=chio,roci,chayo rodolfo=fito,rudy,rolo,dolfo,fofo
rodrigo=rodri,rigo,rigo,ro rogelio=roge,rojelio,chelo,roger rolando=rolo,rolo,lando
roman=romancito romulo=romu ronaldo=naldo,ronny rosa=rosita,rosi,chita,rosy
rosalia=lia,chalia,rosi rosalinda=linda,rosi rosario=chayo,charo,chayito,chary,sayo rosaura=chagua
roselia=rosi ruben=rube,benny rufino=fino ruperto=beto,rupe sabina=bina salome=chome
salvador=chava,salva,chavita,chavo,dorito samuel=sami,samy,sam,samuelito sandra=sandi,sandrita
santiago=chago,santi,tiago,yago,chaguito,chanti santos=chanto sara=sarita
sebastian=sebas,chano,bastian,seba sergio=checo,chejo,serch,serguito,checho severiano=chano
silvestre=chive,veche silvia=chiva,silvi,chivis simon=moncho,simoncito socorro=coco,soco,coquis
sofia=sofi,chofi,fia,sophie soledad=chole,sole,chola,cholita susana=susi,susy,chana,susanita
teodoro=doro,teo,lolo teofilo=filo,teo teresa=tere,teresita,tete,techa,tete,terry timoteo=timo,teo
tomas=tomasito,tomy,tommy,chomas trinidad=trini,trina valentin=vale,tin valentina=vale,tina
valeria=vale vanesa=vane,nesa veronica=vero,vera,nica,veronique
vicente=chente,vicen,tito,vincente,vichente victor=vito,vic,tito victoria=vicky,viki,toya,tori
victoriano=vito violeta=viole virginia=gina,vicky,ginia viviana=vivi,bibi wenceslao=chelao,wences
ximena=mena,xime yolanda=yola,yoli,yolis,yoly zacarias=zaca,caca zeferino=cefe,ceferino
`

/** One name in several spellings, each group between commas. */
export const SPELLING_VARIANTS: string = `
yesenia jesenia llesenia yessenia jessenia yecenia yesennia, jose joseph, yolanda llolanda iolanda
jolanda, xavier javier, ximena jimena gimena himena, geronimo jeronimo hieronimo, genaro jenaro,
gerardo jerardo, hector ector, hugo ugo, helena elena, hernan ernan, hilda ilda, hilario ilario,
heriberto eriberto, humberto umberto, horacio oracio, homero omero, israel ysrael, isabel ysabel
isavel izabel, isidro ysidro ycidro, ignacio ygnacio, ivan iban yvan, ines ynes inez, irma yrma,
valentin balentin, vicente bicente visente, victor bictor viktor, victoria bictoria viktoria,
veronica beronica veronika, virginia birginia, viviana bibiana, benito venito, beatriz veatriz
beatris, bernardo vernardo, esteban estevan, eusebio eucebio euzebio, cecilia sesilia cesilia
secilia, cesar sesar cezar, celia selia, celestino selestino, santos zantos, sandra zandra, susana
suzana zusana susanna, sofia zofia sophia, zoila soila, zeferino ceferino seferino, griselda
griselda gricelda grisselda, marisela maricela marizela, graciela grasiela graziela, araceli
aracely arasely araceli araseli aracelly, lizbeth lisbeth lizbet lisbet lisseth, elizabeth
elisabeth elizabet elisabet, yadira lladira jadira yadhira, guadalupe guadalup gudalupe, joel
yoel, jonathan yonathan jonatan yonatan jonhatan johnathan, jennifer yenifer jenifer yennifer,
jessica yesica yessica jesica yessika jessika, kevin quevin kebin, brayan bryan brian braian
brallan brayhan, estefani stephanie stefany estefany estephanie stephany, katherine catherine
katerin caterin catarin, michelle michel mishel, marisol marizol, monserrat montserrat monserrath,
citlali citlaly zitlali sitlali citlalli, xochitl sochitl xochil sochil, itzel itsel ixtel, nayeli
nayely nallely nayelli nalleli, mayra maira mallra, leidy leydi leidi lady, deysi daisy deisy
deysy daysi, heidi haydi heydi jeidi, wendy wendi guendi, wilmer wilmar vilmer, walter gualter,
wilson guilson, edwin eduin edwyn, elmer helmer, darwin daruin, oswaldo osvaldo, noemi nohemi
noemy nohemy, ruth rut, judith yudith judit yudit, esther ester hester, edith edit edhit, lilian
lillian liliana lilliana, lourdes lurdes, rogelio rojelio, sergio serjio cergio, jorge gorge
horge, eugenio eujenio, angel anjel, angelica anjelica, luis luiz, jesus jezus gesus, moises
moyses moizes, tomas thomas tomaz, nicolas nikolas nicholas, lucas lukas luca, mateo matheo matteo
matthew, matias mathias, miguel miquel, felix feliz, rafael raphael rafhael, josefina josephina,
karina carina, karla carla, erica erika ericka, monica monika, mauricio maurisio mauricio,
patricia patrisia patrizia, lucia lusia luzia, alicia alisia alizia, leticia letisia letizia,
felicia felisia, mercedes mersedes, concepcion consepcion conception, rosario rozario, rosalia
rozalia, rosalba rozalba, azucena asucena azusena, esmeralda ezmeralda, esperanza esperansa,
lorenzo lorenso, lazaro lasaro, gonzalo gonsalo, baltazar baltasar valtazar, eleazar eliazar,
nazario nasario, hermelinda ermelinda, herminia erminia, hortensia ortencia hortencia,
hermenegildo ermenegildo, efrain efrayn, faviola fabiola, favian fabian, gustavo gustabo, octavio
octabio otavio, olivia olibia, silvia sylvia silbia zilvia, elvira elbira, alvaro albaro, salvador
salbador, osvaldo osbaldo, reynaldo reinaldo, reyna reina, raymundo raimundo, oralia horalia,
giovanni giovani jovani jovanni geovanni geovany yovani yobani yovanny, yahir jair yair jahir,
yareli yarely, jazmin yazmin jasmin yasmin jasmine yasmine jazmine jasmyn, jocelyn yoselin joselin
yoselyn joselyn yocelin jocelin, johana johanna yohana joana joanna, jhon john jon, kimberly
quimberly kimberli kimberley, evelyn evelin ebelin evelinn, emely emily emili emeli, genesis
jenesis yenesis, heydi heidy, britany brittany britney britani
`

/** Spanish given names that are rare or missing in New York's list of births. */
export const SPANISH_GIVEN_NAMES: string = `
abelardo abundio adalberto adelina adolfo agapito agustin alejandrina alfonso alma amado amalia
amelia amparo anastacio anastasio anselmo antonieta apolinar apolonia arcelia arnoldo arnulfo
artemio asuncion augusto aurelia aurelio aureliano baldomero baltazar bartolo basilio beatriz
belen benita benito bernabe bernardino bernardo bertha blanca bonifacio brenda candelaria
candelario candido caridad carmela carmelo catalina cayetano celedonio celestino celia celso
cesareo cipriano cirilo clemencia clemente concepcion conrado consuelo cornelio crescencio crispin
cristobal cristina dagoberto damaso delfina delfino demetrio dionisia dionisio dolores domingo
domitila donato edelmira efrain efren eladio eleazar eleuterio eliseo eloisa eloy elpidio elvia
elvira emeterio emigdio encarnacion enriqueta epifanio ernestina ernesto esperanza estela eugenia
eugenio eulalia eulogio eusebia eusebio eustaquio evaristo everardo ezequiel fabiola facundo
faustino fausto felicitas felipa felipe feliciano felix fermin fidel filiberto filemon filomena
florencia florencio florentino fortino francisca froilan fulgencio genaro genoveva german gilberto
gildardo glafira gonzalo graciela gregoria griselda guadalupe guillermina gumaro gumercindo
heladio heliodoro heriberto hermelinda hermenegildo hermilo herminia hilario hilda hipolito
honorio horacio hortencia hortensia humberto ignacia ignacio ines inocencio irineo irma isaias
isauro isidoro isidra isidro ismael jacinta jacinto jacobo jeronimo jesus joaquin josefa josefina
jovita juana juventino laureano lazaro leobardo leocadia leocadio leonardo leoncio leonila leonor
leopoldo leticia librado lidia ligia liborio lilia lorenza lorenzo lourdes lucila luciano lucina
lucrecia luz macario magdalena manuela marcelina marcelino marcial margarito margarita maribel
marcos maricela mariano marina marisol marta martina mauro maximino melchor mercedes micaela
miguelina minerva misael modesta modesto moises monserrat nabor narciso natalio natividad nazario
nemesio nereida nicanor nicasio nicolasa noe noemi norberto norma obdulia octavia octavio ofelia
olga oralia otilia ovidio panfilo pascual patricio paula paulino pedro perla petra petronila pilar
plutarco policarpo ponciano porfirio primitivo procopio prudencio quirino ramiro ramona raimundo
raquel rebeca refugio reina remedios remigio reyna reynaldo rigoberto rocio rodolfo rodrigo
rogelio rolando roman romulo roque rosa rosalba rosalia rosalio rosalinda rosario rosaura rosendo
ruben rufina rufino ruperto rutilio sabina sabino salome salvador santiago santos saturnino saul
sebastiana serafin sergio severiano severo silverio silvestre silvia silvino simon sixto socorro
sofia soledad sotero susana tadeo telesforo teodora teodoro teofilo teresa tiburcio timoteo tomas
tomasa toribio tranquilino trinidad ubaldo urbano valente valentin valeria venancio venustiano
veronica vicenta vicente victoriano victorino vidal virginia virgilio wenceslao xochitl yesenia
yolanda zacarias zeferino zenaida zenon zoila
`

/** The most frequent Spanish surnames, those left out that are given names as often. */
export const SPANISH_SURNAMES: string = `
acevedo acosta aguilar aguilera aguirre alarcon alcantara alfaro alonso altamirano alvarado
alvarez amaya anaya andrade aparicio aragon aranda arce arellano arias arreola arroyo avalos avila
ayala baez balderas banuelos barajas barrera barrios bautista becerra beltran benavides benitez
bernal blanco bonilla bravo bustamante bustos caballero cabrera calderon camacho campos cano cantu
cardenas cardona carmona carranza carrasco carrillo carrion casillas castaneda castellanos
castillo castro cazares ceballos cervantes cerda chavez cisneros colin contreras cordero cordova
corona coronado corral cortes cortez covarrubias cuellar cuevas davila delgado diaz dominguez
duarte duenas duran echeverria elizondo enriquez escamilla escobar escobedo espinosa espinoza
esquivel estrada fajardo farias fernandez fierro figueroa flores franco fuentes gaitan galindo
gallardo gallegos galvan gamboa garay garcia garibay garza gaytan godinez gomez gonzales gonzalez
granados guerra guerrero guevara gutierrez guzman haro henriquez heredia hernandez herrera hidalgo
hinojosa huerta hurtado ibarra jaimes jaramillo jimenez juarez lara larios ledesma leal lemus
leyva linares llamas lopez lozano lucero lugo luna macias madrigal magana maldonado manzo marin
marquez marroquin martinez mata matos maya mayorga medina medrano mejia melendez melgar mena
mendez mendoza menjivar merino meza mireles molina monroy montalvo montano montes montoya mora
morales moreno mosqueda moya munguia munoz murillo najera navarrete navarro nava negrete nieto
nieves nunez obregon ocampo ochoa ojeda olivares olivas olvera ordaz orellana orozco ortega ortiz
osorio otero pacheco padilla palacios palma paniagua parra partida patino pedraza pelayo pena
peralta perez pineda pinto pizarro plascencia ponce portillo posada preciado prado puente pulido
quezada quinones quintana quintanilla quintero quiroz ramirez ramos rangel razo resendiz reyes
reyna reynoso rico rincon rios rivas rivera robles rocha rodriguez rojas romero romo rosales rosas
rubio ruelas ruiz saavedra saenz salas salazar salcedo saldana salgado salinas sanchez sandoval
santana santillan saucedo segura sepulveda serrano sierra silva solano solis solorzano sorto soria
sosa soto suarez tapia tejada tejeda tellez tello terrazas toledo torres tovar trejo trevino
trujillo turcios ulloa uribe urbina valadez valdes valdez valdivia valencia valenzuela valle
vallejo varela vargas vasquez vazquez vega velarde velasco velasquez velazquez velez vera verduzco
vidales vigil villa villagomez villalobos villanueva villarreal villasenor villatoro villegas
yanez zamarripa zamora zamudio zaragoza zarate zavala zelaya zepeda zuniga
`
