import { isSkipValue } from './skip-values.ts'
import { foldText } from './text.ts'

/** `ISO 3166-1 alpha-2 = alpha-3 and names`, English and Spanish, folded. */
const COUNTRIES = `
us=usa|u s|u s a|united states|united states of america|the united states|america|eeuu|e e u u|ee uu|estados unidos|estados unidos de america|e u a
mx=mex|mexico|mejico|estados unidos mexicanos|united mexican states
gt=gtm|guatemala
hn=hnd|honduras
sv=slv|el salvador|salvador
ni=nic|nicaragua
cr=cri|costa rica
pa=pan|panama
bz=blz|belize|belice
pr=pri|puerto rico
cu=cub|cuba
do=dom|dominican republic|the dominican republic|republica dominicana|rep dominicana|dominican rep
ht=hti|haiti
jm=jam|jamaica
tt=tto|trinidad and tobago|trinidad y tobago
co=col|colombia
ve=ven|venezuela
ec=ecu|ecuador
pe=per|peru
bo=bol|bolivia
cl=chl|chile
ar=arg|argentina
uy=ury|uruguay
py=pry|paraguay
br=bra|brazil|brasil
gy=guy|guyana
ca=can|canada
gb=gbr|united kingdom|uk|u k|great britain|england|scotland|wales|northern ireland|reino unido|inglaterra
ie=irl|ireland|irlanda
es=esp|spain|espana
pt=prt|portugal
fr=fra|france|francia
de=deu|germany|alemania|deutschland
it=ita|italy|italia
nl=nld|netherlands|the netherlands|holland|holanda|paises bajos
be=bel|belgium|belgica
ch=che|switzerland|suiza
at=aut|austria
pl=pol|poland|polonia|polska
ro=rou|romania|rumania
ua=ukr|ukraine|ucrania
ru=rus|russia|russian federation|rusia
md=mda|moldova
cn=chn|china|peoples republic of china
hk=hkg|hong kong
tw=twn|taiwan
jp=jpn|japan|japon
kr=kor|south korea|korea|republic of korea|corea del sur
ph=phl|philippines|the philippines|filipinas
vn=vnm|vietnam|viet nam
th=tha|thailand|tailandia
la=lao|laos
kh=khm|cambodia|camboya
mm=mmr|myanmar|burma
in=ind|india
pk=pak|pakistan
bd=bgd|bangladesh
np=npl|nepal
af=afg|afghanistan|afganistan
ir=irn|iran
iq=irq|iraq|irak
sy=syr|syria|siria
tr=tur|turkey|turkiye|turquia
sa=sau|saudi arabia|arabia saudita
ye=yem|yemen
eg=egy|egypt|egipto
ma=mar|morocco|marruecos
ng=nga|nigeria
gh=gha|ghana
ke=ken|kenya
et=eth|ethiopia|etiopia
so=som|somalia
sd=sdn|sudan
ss=ssd|south sudan|sudan del sur
cd=cod|democratic republic of the congo|dr congo|drc
cg=cog|congo|republic of the congo
rw=rwa|rwanda|ruanda
ug=uga|uganda
tz=tza|tanzania
za=zaf|south africa|sudafrica
lr=lbr|liberia
er=eri|eritrea
au=aus|australia
nz=nzl|new zealand|nueva zelanda
fm=fsm|micronesia|federated states of micronesia
mh=mhl|marshall islands|islas marshall
ws=wsm|samoa
to=ton|tonga`

let codes: ReadonlyMap<string, string> | undefined

/**
 * Standardizes a country to its ISO 3166-1 alpha-2 code in lower case.
 *
 * Knows codes, English and Spanish names of the countries US schools meet; other text stays folded.
 *
 * @returns '' for a skip value.
 *
 * @example
 * ```ts
 * standardizeCountry('EE.UU.') // 'us'
 * standardizeCountry('México') // 'mx'
 * standardizeCountry('Freedonia') // 'freedonia'
 * ```
 */
export function standardizeCountry(value: string): string {
  const folded = foldText(value)
  codes ??= countryCodes()
  return codes.get(folded) ?? (isSkipValue(folded, 'place') ? '' : folded)
}

function countryCodes(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const line of COUNTRIES.trim().split('\n')) {
    const [code, spellings] = line.split('=') as [string, string]
    for (const spelling of [code, ...spellings.split('|')]) found.set(spelling, code)
  }
  return found
}
