/**
 * States: `code=spelling|spelling …`, one a line, spellings folded. Where two states share a
 * spelling (Mich., Col.), the one listed first has it.
 *
 * US codes as the Postal Service writes them, Mexican ones as in ISO 3166-2:MX.
 *
 * @module
 */

/** The states, districts and territories of the United States. */
export const US_STATES: string = `
al=alabama|ala
ak=alaska
az=arizona|ariz
ar=arkansas|ark
ca=california|calif|cal
co=colorado|colo
ct=connecticut|conn
de=delaware
dc=district of columbia|d c|washington d c|washington dc
fl=florida|fla
ga=georgia
hi=hawaii
id=idaho
il=illinois|ill
in=indiana|ind
ia=iowa
ks=kansas|kans|kan
ky=kentucky|kent
la=louisiana
me=maine
md=maryland
ma=massachusetts|mass
mi=michigan|mich
mn=minnesota|minn
ms=mississippi|miss
mo=missouri
mt=montana|mont
ne=nebraska|nebr|neb
nv=nevada|nev
nh=new hampshire|n h
nj=new jersey|n j
nm=new mexico|n m|n mex|nuevo mexico
ny=new york|n y|nueva york
nc=north carolina|n c|n carolina|carolina del norte
nd=north dakota|n d|n dakota|dakota del norte
oh=ohio
ok=oklahoma|okla
or=oregon|ore
pa=pennsylvania|penn|penna
ri=rhode island|r i
sc=south carolina|s c|s carolina|carolina del sur
sd=south dakota|s d|s dakota|dakota del sur
tn=tennessee|tenn
tx=texas|tex|tejas
ut=utah
vt=vermont
va=virginia
wa=washington|wash|washington state
wv=west virginia|w v|w va|w virginia
wi=wisconsin|wis|wisc
wy=wyoming|wyo
pr=puerto rico|p r
gu=guam
vi=us virgin islands|virgin islands|u s virgin islands
as=american samoa
mp=northern mariana islands`

/** The states of Mexico. */
export const MX_STATES: string = `
agu=aguascalientes|ags
bcn=baja california|baja california norte
bcs=baja california sur|b c s
cam=campeche|camp
chp=chiapas|chis
chh=chihuahua|chih
coa=coahuila|coahuila de zaragoza|coah
col=colima
cmx=ciudad de mexico|cdmx|distrito federal|df|d f|mexico city|mexico df|mexico d f
dur=durango|dgo
gua=guanajuato|gto
gro=guerrero
hid=hidalgo|hgo
jal=jalisco
mex=estado de mexico|edo mex|edo de mexico|edomex|mexico state
mic=michoacan|michoacan de ocampo
mor=morelos
nay=nayarit
nle=nuevo leon|n l|nl
oax=oaxaca
pue=puebla
que=queretaro|queretaro de arteaga|qro
roo=quintana roo|q roo|q r|qroo
slp=san luis potosi|s l p
sin=sinaloa
son=sonora
tab=tabasco
tam=tamaulipas|tamps
tla=tlaxcala|tlax
ver=veracruz|veracruz de ignacio de la llave
yuc=yucatan
zac=zacatecas`
