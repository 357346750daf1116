/**
 * Names of smaller groups among migratory families, written down by us: Maya of Guatemala, Haitian,
 * Hmong, Marshallese and Karen. Short surnames, surnames that are first names and hyphens are what
 * makes them hard. `Name:weight` separated by commas or line feeds.
 *
 * @module
 */

export const MAYAN_SURNAMES: string = `
Caal:1,Pop:1,Choc:1,Tzoc:1,Ixcoy:1,Chub:1,Coc:1,Cucul:1,Tut:1,Xol:1,Ical:1,Cac:1,Tiul:1,
Maquín:1,Che:1,Ba:1,Bol:1,Tzul:1,Ajanel:1,Ajú:1,Chávez:1,Ixmatá:1,Tum:1,Us:1,Batz:1,Cuc:1,Coj:1,
Quiej:1,Velásquez:1,Ramírez:1,Pérez:1,López:1,Mateo:1,Domingo:1,Juan:1,Pedro:1,Pascual:1,
Sebastián:1,Francisco:1,Gaspar:1,Bartolo:1,Tomás:1,Andrés:1,Méndez:1,Matías:1,Jiménez:1,Calmo:1,
Pablo:1,Ortiz:1,Ramos:1,Morales:1,Aguilar:1`

export const HAITIAN_SURNAMES: string = `
Jean:1,Pierre:1,Joseph:1,Louis:1,Charles:1,Francois:1,Baptiste:1,Jean-Baptiste:1,Pierre-Louis:1,
Jean-Louis:1,Jean-Pierre:1,Antoine:1,Paul:1,Michel:1,Augustin:1,Cadet:1,Celestin:1,Desir:1,
Dorcely:1,Estime:1,Etienne:1,Exantus:1,Fleurimond:1,Georges:1,Guerrier:1,Innocent:1,Jacques:1,
Jeudy:1,Joachim:1,Lafleur:1,Lamour:1,Laurent:1,Luc:1,Marcelin:1,Mathieu:1,Metellus:1,Noel:1,
Occean:1,Petit-Frere:1,Philippe:1,Prophete:1,Remy:1,Saint-Fleur:1,Saint-Louis:1,Simon:1,
Sylvain:1,Theodore:1,Toussaint:1,Valcin:1,Victor:1,Vilsaint:1`

export const HAITIAN_GIRLS: string = `
Marie:1,Rose:1,Fabiola:1,Guerline:1,Widline:1,Mirlande:1,Nadege:1,Esther:1,Islande:1,Judith:1,
Marie-Ange:1,Marie-Claire:1,Rose-Marie:1,Daphne:1,Naika:1,Stephanie:1,Darline:1,Wideline:1,
Lovely:1,Christella:1,Roselaure:1,Manoucheka:1,Ruth:1,Sabine:1,Fedeline:1`

export const HAITIAN_BOYS: string = `
Jean:1,Pierre:1,Jean-Claude:1,Jean-Robert:1,Wilner:1,Wilson:1,Stanley:1,Evens:1,Frantz:1,
Junior:1,Emmanuel:1,Woodley:1,Jeff:1,Dieuseul:1,Michel:1,Jacques:1,Louis:1,Samuel:1,Ricardo:1,
Wesley:1,Jephte:1,Kervens:1,Renald:1,Olivier:1,Rodney:1`

export const HMONG_SURNAMES: string = `
Vang:1,Xiong:1,Yang:1,Lee:1,Thao:1,Lor:1,Her:1,Moua:1,Vue:1,Hang:1,Cha:1,Khang:1,Kue:1,Chang:1,
Fang:1,Lo:1,Ly:1,Yer:1,Pha:1,Kong:1`

export const HMONG_GIRLS: string = `
Mai:1,Pa:1,See:1,Yer:1,Bao:1,Kao:1,Nou:1,Mee:1,Sheng:1,Gao:1,Kalia:1,Maly:1,Paj:1,Ka:1,Zoua:1,
Chue:1,Youa:1,Pahoua:1,Jennifer:1,Emily:1,Ashley:1,Nancy:1`

export const HMONG_BOYS: string = `
Tou:1,Chue:1,Kong:1,Pao:1,Tong:1,Meng:1,Xeng:1,Fue:1,Cheng:1,Leng:1,Yeng:1,Toua:1,Pheng:1,
Chong:1,Nhia:1,Kou:1,Kevin:1,Johnny:1,Jason:1,Tommy:1,Andy:1`

export const MARSHALLESE_SURNAMES: string = `
Jorju:1,Lang:1,Anjain:1,Kabua:1,Lokebol:1,Jibas:1,Langrine:1,Alik:1,Bokmej:1,Jetnil:1,Lanwi:1,
Laukon:1,Riklon:1,Samuel:1,Jacob:1,Nathan:1,Joel:1,Kaious:1,Elanzo:1,Loeak:1,Tarkwon:1,Hermon:1,
Jokray:1,Zackious:1,Langidrik:1`

export const MARSHALLESE_GIRLS: string = `
Neimon:1,Hemity:1,Litha:1,Roselin:1,Jemina:1,Bolma:1,Marylin:1,Tarbwillin:1,Kathy:1,Jennilyn:1,
Lijon:1,Emi:1,Rosina:1,Jelina:1,Cathy:1,Neijon:1`

export const MARSHALLESE_BOYS: string = `
Jimmy:1,Hosia:1,Kyle:1,Lajan:1,Jobi:1,Bobby:1,Tommy:1,Wilbur:1,Rutin:1,Lokboj:1,Benson:1,
Handy:1,Junior:1,Neilson:1,Atota:1,Jackson:1`

export const KAREN_SURNAMES: string = `
Htoo:1,Paw:1,Moo:1,Say:1,Wah:1,Htwe:1,Win:1,Soe:1,Eh:1,Ler:1,Shee:1,Ku:1,Mu:1,Aung:1,Doh:1,
Kler:1,Thaw:1,Gay:1,Na:1,Taw:1`

export const KAREN_GIRLS: string = `
Paw:1,Mu:1,Hser:1,Naw:1,Eh:1,Ku:1,Gay:1,Say:1,Wah:1,Htoo:1,Moo:1,Lah:1,Thay:1,Pler:1,Bway:1,
Christ:1`

export const KAREN_BOYS: string = `
Saw:1,Htoo:1,Eh:1,Say:1,Moo:1,Ler:1,Kaw:1,Hser:1,Ku:1,Gay:1,Lay:1,Wah:1,Taw:1,Kpaw:1,Doh:1,
Blay:1`
