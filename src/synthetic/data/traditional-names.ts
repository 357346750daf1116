/**
 * Given names written down by us: traditional and compound names of Mexico and Central America, of
 * parents born in the United States, and of smaller groups among migratory families. Weights are
 * by rank, not counted. `Name:weight` separated by commas or line feeds.
 *
 * @module
 */

/** Traditional names of girls and mothers. */
export const TRADITIONAL_WOMEN: string = `
María:500,Guadalupe:444,Ana:400,Rosa:364,Juana:333,Daniela:308,Alejandra:286,Fernanda:267,
Verónica:250,Andrea:235,Mariana:222,Yesenia:211,Leticia:200,Elizabeth:190,Carmen:182,
Gabriela:174,Karla:167,Diana:160,Jazmín:154,Esmeralda:148,Brenda:143,Carolina:138,Adriana:133,
Patricia:129,Josefina:125,Margarita:121,Claudia:118,Sandra:114,Lucía:111,Martha:108,Teresa:105,
Elena:103,Francisca:100,Silvia:98,Norma:95,Yolanda:93,Rocío:91,Blanca:89,Araceli:87,Alicia:85,
Laura:83,Luz:82,Mónica:80,Irma:78,Gloria:77,Angélica:75,Beatriz:74,Isabel:73,Antonia:71,
Estela:70,Rosario:69,Dolores:68,Elvia:67,Delia:66,Graciela:65,Lorena:63,Maribel:62,Alma:62,
Cecilia:61,Catalina:60,Marisol:59,Perla:58,Dulce:57,Itzel:56,Xóchitl:56,Citlali:55,Anahí:54,
Nayeli:53,Yaretzi:53,Ximena:52,Montserrat:51,Paola:51,Yadira:50,Yuridia:49,Lizbeth:49,
Maricela:48,Micaela:48,Petra:47,Consuelo:47,Esperanza:46,Flor:45,Evelia:45,Eugenia:44,Julia:44,
Sofía:43,Valeria:43,Viridiana:43,Karina:42,Cristina:42,Marlene:41,Jimena:41,Regina:40,Camila:40,
Valentina:40,Belén:39,Inés:39,Ofelia:38,Amalia:38,Aurora:38,Azucena:37,Griselda:37,Hilda:37,
Imelda:36,Magdalena:36,Natividad:36,Pilar:35,Socorro:35,Soledad:35,Susana:34,Virginia:34,
Zenaida:34,Ángela:34,Ángeles:33,Bárbara:33,Concepción:33,Estefanía:33,Noemí:32,Sarahí:32,
Fátima:32,Nancy:31,Heidy:31,Wendy:31,Glenda:31,Mirna:31,Keyla:30,Ingrid:30,Dunia:30,Reina:30,
Suyapa:29,Marleny:29,Floridalma:29`

/** Traditional names of boys and fathers. */
export const TRADITIONAL_MEN: string = `
José:500,Juan:444,Luis:400,Jesús:364,Miguel:333,Carlos:308,Francisco:286,Ángel:267,Jorge:250,
Antonio:235,Alejandro:222,Pedro:211,Manuel:200,Fernando:190,Eduardo:182,Ricardo:174,Roberto:167,
Javier:160,Sergio:154,Rafael:148,Daniel:143,Martín:138,Raúl:133,Víctor:129,Óscar:125,Arturo:121,
Enrique:118,Héctor:114,Gerardo:111,Mario:108,Alberto:105,Ramón:103,Rubén:100,César:98,Marco:95,
Armando:93,Alfredo:91,Adrián:89,Andrés:87,Diego:85,Gustavo:83,Guillermo:82,Salvador:80,
Ernesto:78,Ignacio:77,Pablo:75,Iván:74,Hugo:73,Joel:71,Santiago:70,Emiliano:69,Leonardo:68,
Cristian:67,Edgar:66,Felipe:65,Gabriel:63,Gilberto:62,Ismael:62,Israel:61,Jaime:60,Jacobo:59,
Joaquín:58,Julio:57,Leonel:56,Lorenzo:56,Marcos:55,Moisés:54,Noé:53,Octavio:53,Omar:52,
Rigoberto:51,Rodolfo:51,Rogelio:50,Román:49,Santos:49,Saúl:48,Tomás:48,Ulises:47,Uriel:47,
Vicente:46,Abel:45,Abraham:45,Adán:44,Agustín:44,Alfonso:43,Álvaro:43,Arnulfo:43,Aurelio:42,
Benito:42,Bernardo:41,Cecilio:41,Cipriano:40,Cruz:40,Domingo:40,Efraín:39,Eleazar:39,Elías:38,
Eliseo:38,Emilio:38,Erasmo:37,Esteban:37,Eugenio:37,Ezequiel:36,Fabián:36,Fausto:36,Fidel:35,
Florencio:35,Fortino:35,Gonzalo:34,Gregorio:34,Heriberto:34,Hilario:34,Humberto:33,Isidro:33,
Jacinto:33,Lázaro:33,Leobardo:32,Luciano:32,Margarito:32,Mateo:31,Matías:31,Mauricio:31,
Maximino:31,Melchor:31,Misael:30,Nicolás:30,Pascual:30,Porfirio:30,Refugio:29,Reynaldo:29,
Rolando:29,Samuel:29,Sebastián:29,Silvestre:28,Simón:28,Teodoro:28,Tobías:28,Wilmer:28,Elmer:27,
Selvin:27,Wilson:27,Edwin:27,Marvin:27,Nelson:26,Darwin:26,Denis:26,Byron:26,Kevin:26,Brayan:26`

/** Compound names of girls and mothers; both parts stand in the first-name field. */
export const COMPOUND_WOMEN: string = `
María Guadalupe:60,María Fernanda:40,Ana María:22,María José:30,Ana Karen:16,
María del Carmen:22,Ana Sofía:20,María Elena:18,Rosa María:16,Luz María:14,María Isabel:18,
María Luisa:15,Ana Laura:12,María de Jesús:16,María de los Ángeles:14,Dulce María:22,
María Teresa:12,Ana Paola:12,Ana Gabriela:10,María Alejandra:12,María Cristina:10,
Blanca Estela:8,Flor de María:8,Ana Lilia:8,Alma Rosa:8,Juana María:8,Rosa Isela:7,Luz Elena:7,
Karla Daniela:9,María Magdalena:8,Martha Elena:6,Ana Victoria:10,Ana Luisa:8,María Concepción:7,
Sofía Guadalupe:6,Daniela Guadalupe:6,Diana Laura:8,Brenda Lizbeth:5,Norma Angélica:5,
Yesenia Guadalupe:5,Jazmín Guadalupe:6,Lupita Esmeralda:3,Evelyn Guadalupe:5,Leslie Guadalupe:4,
Itzel Guadalupe:4,María Antonia:7,María Dolores:7,María Esther:6,Ana Cristina:6,Rosa Elena:6,
Sandra Luz:4,María Soledad:4,Camila Guadalupe:4,Ximena Guadalupe:4,María Victoria:6,
Ana Patricia:5`

/** Compound names of boys and fathers. */
export const COMPOUND_MEN: string = `
José Luis:50,Juan Carlos:48,José Manuel:26,Luis Ángel:36,José Antonio:30,Miguel Ángel:44,
Juan Manuel:20,José Ángel:26,Luis Fernando:28,Juan Pablo:24,José de Jesús:20,Juan José:22,
José Alberto:14,Luis Enrique:18,Marco Antonio:24,Víctor Manuel:20,Jesús Alberto:12,
José Carlos:12,Juan Antonio:16,José Alfredo:12,José Francisco:12,José Guadalupe:18,
Luis Alberto:18,Carlos Alberto:14,Jorge Luis:16,Juan Diego:14,Ángel Gabriel:12,Jesús Antonio:11,
Ángel David:9,José Eduardo:14,José Miguel:12,Jesús Manuel:9,Carlos Daniel:9,Juan Luis:10,
José Ramón:8,Edgar Iván:5,Luis Miguel:12,Luis Eduardo:10,Diego Armando:6,José María:7,
Pedro Antonio:5,Jesús Eduardo:7,Francisco Javier:22,Héctor Manuel:5,José Roberto:7,
Kevin Alexander:6,Brayan Alexis:5,Santos Javier:3,Luis Antonio:9,José Martín:6,Julio César:14,
Cristian Alexander:4,Juan Gabriel:6,Juan Francisco:7,José Enrique:6,Juan Ramón:5`

/** Mothers of other families. */
export const GENERAL_MOTHERS: string = `
Jennifer:500,Jessica:444,Amanda:400,Ashley:364,Sarah:333,Stephanie:308,Melissa:286,Nicole:267,
Elizabeth:250,Heather:235,Tiffany:222,Michelle:211,Amber:200,Megan:190,Amy:182,Rachel:174,
Kimberly:167,Christina:160,Lauren:154,Crystal:148,Brittany:143,Rebecca:138,Laura:133,
Danielle:129,Emily:125,Samantha:121,Angela:118,Erin:114,Kelly:111,Sara:108,Lisa:105,
Katherine:103,Andrea:100,Jamie:98,Mary:95,Erica:93,Courtney:91,Kristen:89,Shannon:87,April:85,
Katie:83,Lindsey:82,Kristin:80,Lindsay:78,Christine:77,Alicia:75,Vanessa:74,Maria:73,Kathryn:71,
Allison:70,Julie:69,Anna:68,Tara:67,Natalie:66,Kayla:65,Victoria:63,Monica:62,Jacqueline:62,
Holly:61,Kristina:60,Patricia:59,Cassandra:58,Brandy:57,Whitney:56,Chelsea:56,Brandi:55,
Catherine:54,Cynthia:53,Kathleen:53,Veronica:52,Leslie:51,Natasha:51,Krystal:50,Stacy:49,
Diana:49,Dana:48,Jenna:48,Margaret:47`

/** Fathers of other families. */
export const GENERAL_FATHERS: string = `
Michael:500,Christopher:444,Matthew:400,Joshua:364,David:333,James:308,Daniel:286,Robert:267,
John:250,Joseph:235,Jason:222,Justin:211,Andrew:200,Ryan:190,William:182,Brian:174,Brandon:167,
Jonathan:160,Nicholas:154,Anthony:148,Eric:143,Adam:138,Kevin:133,Steven:129,Thomas:125,
Timothy:121,Richard:118,Jeremy:114,Jeffrey:111,Kyle:108,Benjamin:105,Aaron:103,Charles:100,
Mark:98,Jacob:95,Stephen:93,Patrick:91,Scott:89,Nathan:87,Paul:85,Sean:83,Travis:82,Zachary:80,
Dustin:78,Gregory:77,Kenneth:75,Jose:74,Tyler:73,Jesse:71,Alexander:70,Bryan:69,Samuel:68,
Derek:67,Bradley:66,Chad:65,Shawn:63,Edward:62,Jared:62,Cody:61,Jordan:60,Peter:59,Corey:58,
Keith:57,Marcus:56,Donald:56,Joel:55,Ronald:54,Phillip:53,George:53,Antonio:52,Raymond:51,
Carlos:51,Douglas:50,Nathaniel:49,Ian:49,Craig:48,Brett:48,Alex:47,Gary:47`
