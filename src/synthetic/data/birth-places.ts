/**
 * Where children are born, written down by us: the sending regions of Mexico and Central America
 * and the farming towns of the United States. `City|State|weight` separated by semicolons or line
 * feeds, one text per country.
 *
 * @module
 */

/** Birth places by ISO 3166 country code; Puerto Rico stands by itself, as state systems list it. */
export const BIRTH_PLACES: Readonly<Record<string, string>> = {
  MX: `Morelia|Michoacán|30;Uruapan|Michoacán|26;Zamora|Michoacán|16;Apatzingán|Michoacán|18;
Lázaro Cárdenas|Michoacán|10;La Piedad|Michoacán|9;Oaxaca de Juárez|Oaxaca|24;
Santiago Juxtlahuaca|Oaxaca|18;Tlaxiaco|Oaxaca|14;Huajuapan de León|Oaxaca|10;
Putla|Oaxaca|8;San Juan Bautista Tuxtepec|Oaxaca|8;Acapulco|Guerrero|20;Tlapa|Guerrero|16;
Chilpancingo|Guerrero|14;Iguala|Guerrero|9;Ometepec|Guerrero|7;León|Guanajuato|20;
Celaya|Guanajuato|14;Irapuato|Guanajuato|12;Salamanca|Guanajuato|8;Moroleón|Guanajuato|6;
Guadalajara|Jalisco|26;Zapopan|Jalisco|9;Lagos de Moreno|Jalisco|6;Tepatitlán|Jalisco|5;
Veracruz|Veracruz|10;Xalapa|Veracruz|8;Puebla|Puebla|14;Tehuacán|Puebla|7;
San Luis Potosí|San Luis Potosí|12;Rioverde|San Luis Potosí|6;Zacatecas|Zacatecas|7;
Fresnillo|Zacatecas|6;Durango|Durango|7;Culiacán|Sinaloa|14;Los Mochis|Sinaloa|8;
Tijuana|Baja California|20;Mexicali|Baja California|16;Ensenada|Baja California|10;
San Quintín|Baja California|8;Hermosillo|Sonora|6;San Luis Río Colorado|Sonora|8;
Ciudad Juárez|Chihuahua|10;Matamoros|Tamaulipas|12;Reynosa|Tamaulipas|12;
Monterrey|Nuevo León|8;Tuxtla Gutiérrez|Chiapas|6;Tapachula|Chiapas|6;Colima|Colima|5;
Tepic|Nayarit|6;Cuernavaca|Morelos|5;Pachuca|Hidalgo|5;Ciudad de México|Ciudad de México|14`,
  US: `Salinas|CA|30;Watsonville|CA|16;Fresno|CA|26;Bakersfield|CA|26;Delano|CA|12;Visalia|CA|14;
Madera|CA|12;Oxnard|CA|18;Santa Maria|CA|18;Merced|CA|10;Modesto|CA|10;El Centro|CA|10;
Indio|CA|9;Los Angeles|CA|14;McAllen|TX|24;Edinburg|TX|14;Weslaco|TX|10;Brownsville|TX|18;
Laredo|TX|12;Eagle Pass|TX|8;Rio Grande City|TX|7;Houston|TX|12;Dallas|TX|8;El Paso|TX|8;
Hereford|TX|5;Yakima|WA|22;Toppenish|WA|8;Sunnyside|WA|8;Pasco|WA|14;Wenatchee|WA|9;
Moses Lake|WA|6;Mount Vernon|WA|6;Immokalee|FL|12;Naples|FL|8;Plant City|FL|9;
Homestead|FL|9;Fort Myers|FL|6;Lakeland|FL|6;Belle Glade|FL|5;Salem|OR|10;Woodburn|OR|8;
Hood River|OR|5;Medford|OR|4;Tifton|GA|5;Moultrie|GA|5;Valdosta|GA|3;Dalton|GA|4;
Clinton|NC|4;Goldsboro|NC|4;Wilmington|NC|3;Holland|MI|4;Hart|MI|3;Benton Harbor|MI|3;
Garden City|KS|6;Dodge City|KS|6;Liberal|KS|4;Lexington|NE|4;Grand Island|NE|4;
Yuma|AZ|8;San Luis|AZ|4;Caldwell|ID|5;Nampa|ID|4;Greeley|CO|5;Kennett Square|PA|3;
Gettysburg|PA|3;Reading|PA|3;Vineland|NJ|3;Bowling Green|KY|3;Lexington|KY|3;
Springdale|AR|4;Huntsville|AL|2;Albertville|AL|3;Rochester|NY|2;Chicago|IL|5;Milwaukee|WI|3`,
  GT: `Huehuetenango|Huehuetenango|20;San Pedro Soloma|Huehuetenango|8;Cobán|Alta Verapaz|12;
San Marcos|San Marcos|12;Quetzaltenango|Quetzaltenango|10;Santa Cruz del Quiché|Quiché|10;
Nebaj|Quiché|6;Totonicapán|Totonicapán|6;Jutiapa|Jutiapa|5;Guatemala|Guatemala|12`,
  HN: `San Pedro Sula|Cortés|18;Tegucigalpa|Francisco Morazán|16;Juticalpa|Olancho|8;
La Ceiba|Atlántida|7;El Progreso|Yoro|7;Choluteca|Choluteca|6`,
  SV: `San Salvador|San Salvador|16;San Miguel|San Miguel|12;Santa Ana|Santa Ana|8;
Usulután|Usulután|7;La Unión|La Unión|6;Sonsonate|Sonsonate|5`,
  PR: `San Juan|PR|10;Ponce|PR|6;Mayagüez|PR|5;Arecibo|PR|4;Utuado|PR|3`,
  HT: `Port-au-Prince|Ouest|16;Cap-Haitien|Nord|8;Gonaives|Artibonite|7;Les Cayes|Sud|5;
Jacmel|Sud-Est|3`,
  MH: `Majuro|Majuro|10;Ebeye|Kwajalein|7`,
  TH: `Mae Sot|Tak|8;Mae La|Tak|10;Umpiem|Tak|4`,
}
