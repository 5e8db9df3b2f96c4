// States: ISO 3166-1 alpha-2 code | short name | other names | adjectives and people | capital, which stands for the
// government. Written for Parley from ISO 3166-1's codes and names and common English usage; no data set was copied.

export interface State {
  readonly code: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly demonyms: readonly string[];
  /** Metonyms of the government: the capital and seats such as "the Kremlin". */
  readonly metonyms: readonly string[];
}

const ROWS = `
AF|Afghanistan||Afghan|Kabul
AL|Albania||Albanian|Tirana
DZ|Algeria||Algerian|Algiers
AD|Andorra||Andorran|
AO|Angola||Angolan|Luanda
AG|Antigua and Barbuda||Antiguan|
AR|Argentina||Argentine,Argentinian|Buenos Aires
AM|Armenia||Armenian|Yerevan
AU|Australia||Australian|Canberra
AT|Austria||Austrian|Vienna
AZ|Azerbaijan||Azerbaijani,Azeri|Baku
BS|Bahamas|the Bahamas|Bahamian|Nassau
BH|Bahrain||Bahraini|Manama
BD|Bangladesh||Bangladeshi|Dhaka
BB|Barbados||Barbadian|Bridgetown
BY|Belarus||Belarusian|Minsk
BE|Belgium||Belgian|
BZ|Belize||Belizean|Belmopan
BJ|Benin||Beninese|Porto-Novo
BT|Bhutan||Bhutanese|Thimphu
BO|Bolivia||Bolivian|La Paz
BA|Bosnia and Herzegovina|Bosnia|Bosnian|Sarajevo
BW|Botswana||Motswana|Gaborone
BR|Brazil||Brazilian|Brasília,Brasilia
BN|Brunei||Bruneian|
BG|Bulgaria||Bulgarian|Sofia
BF|Burkina Faso||Burkinabe|Ouagadougou
BI|Burundi||Burundian|Gitega
KH|Cambodia||Cambodian|Phnom Penh
CM|Cameroon||Cameroonian|Yaoundé
CA|Canada||Canadian|Ottawa
CV|Cabo Verde|Cape Verde|Cabo Verdean|Praia
CF|Central African Republic||Central African|Bangui
TD|Chad||Chadian|N'Djamena
CL|Chile||Chilean|Santiago
CN|China|People's Republic of China|Chinese|Beijing
CO|Colombia||Colombian|Bogotá,Bogota
KM|Comoros|the Comoros|Comorian|Moroni
CG|Congo|Republic of the Congo|Congolese|Brazzaville
CD|Democratic Republic of the Congo|DR Congo,DRC|Congolese|Kinshasa
CR|Costa Rica||Costa Rican|
CK|Cook Islands|the Cook Islands||
NU|Niue||Niuean|
CI|Côte d'Ivoire|Ivory Coast,Côte d’Ivoire,Cote d'Ivoire,Cote d’Ivoire|Ivorian|Abidjan
HR|Croatia||Croatian,Croat|Zagreb
CU|Cuba||Cuban|Havana
CY|Cyprus||Cypriot|Nicosia
CZ|Czechia|Czech Republic|Czech|Prague
DK|Denmark||Danish,Dane|Copenhagen
DJ|Djibouti||Djiboutian|
DM|Dominica||Dominican|Roseau
DO|Dominican Republic||Dominican|Santo Domingo
EC|Ecuador||Ecuadorian|Quito
EG|Egypt|Arab Republic of Egypt|Egyptian|Cairo
SV|El Salvador||Salvadoran|San Salvador
GQ|Equatorial Guinea||Equatoguinean|Malabo
ER|Eritrea||Eritrean|Asmara
EE|Estonia||Estonian|Tallinn
SZ|Eswatini|Swaziland|Swazi|
ET|Ethiopia||Ethiopian|Addis Ababa
FJ|Fiji||Fijian|Suva
FI|Finland||Finnish,Finn|Helsinki
FR|France||French|Paris,Élysée,Elysee
GA|Gabon||Gabonese|Libreville
GM|Gambia|the Gambia|Gambian|Banjul
GE|Georgia||Georgian|Tbilisi
DE|Germany||German|Berlin
GH|Ghana||Ghanaian|Accra
GR|Greece||Greek|Athens
GD|Grenada||Grenadian|
GT|Guatemala||Guatemalan|
GN|Guinea||Guinean|Conakry
GW|Guinea-Bissau||Bissau-Guinean|
GY|Guyana||Guyanese|Georgetown
HT|Haiti||Haitian|Port-au-Prince
VA|Holy See|Vatican,the Vatican||
HN|Honduras||Honduran|Tegucigalpa
HU|Hungary||Hungarian|Budapest
IS|Iceland||Icelandic,Icelander|Reykjavik
IN|India||Indian|New Delhi,Delhi
ID|Indonesia||Indonesian|Jakarta
IR|Iran|Islamic Republic of Iran|Iranian|Tehran
IQ|Iraq||Iraqi|Baghdad
IE|Ireland||Irish|Dublin
IL|Israel|State of Israel|Israeli|Jerusalem
IT|Italy||Italian|Rome
JM|Jamaica||Jamaican|Kingston
JP|Japan||Japanese|Tokyo
JO|Jordan|Hashemite Kingdom of Jordan|Jordanian|Amman
KZ|Kazakhstan||Kazakh|Astana
KE|Kenya||Kenyan|Nairobi
KI|Kiribati|||Tarawa
XK|Kosovo||Kosovar|Pristina
KW|Kuwait||Kuwaiti|
KG|Kyrgyzstan||Kyrgyz|Bishkek
LA|Laos|Lao PDR,Lao People's Democratic Republic|Laotian,Lao|Vientiane
LV|Latvia||Latvian|Riga
LB|Lebanon||Lebanese|Beirut
LS|Lesotho||Basotho|Maseru
LR|Liberia||Liberian|Monrovia
LY|Libya||Libyan|Tripoli
LI|Liechtenstein|||Vaduz
LT|Lithuania||Lithuanian|Vilnius
LU|Luxembourg||Luxembourgish|
MG|Madagascar||Malagasy|Antananarivo
MW|Malawi||Malawian|Lilongwe
MY|Malaysia||Malaysian|Kuala Lumpur
MV|Maldives|the Maldives|Maldivian|Malé
ML|Mali||Malian|Bamako
MT|Malta||Maltese|Valletta
MH|Marshall Islands|the Marshall Islands|Marshallese|Majuro
MR|Mauritania||Mauritanian|Nouakchott
MU|Mauritius||Mauritian|Port Louis
MX|Mexico||Mexican|Mexico City
FM|Micronesia|Federated States of Micronesia|Micronesian|Palikir
MD|Moldova|Republic of Moldova|Moldovan|Chisinau
MC|Monaco||Monegasque|
MN|Mongolia||Mongolian|Ulaanbaatar
ME|Montenegro||Montenegrin|Podgorica
MA|Morocco||Moroccan|Rabat
MZ|Mozambique||Mozambican|Maputo
MM|Myanmar|Burma|Burmese|Naypyidaw
NA|Namibia||Namibian|Windhoek
NR|Nauru||Nauruan|
NP|Nepal||Nepali,Nepalese|Kathmandu
NL|Netherlands|the Netherlands,Holland|Dutch|The Hague
NZ|New Zealand||New Zealander|Wellington
NI|Nicaragua||Nicaraguan|Managua
NE|Niger||Nigerien|Niamey
NG|Nigeria||Nigerian|Abuja
KP|North Korea|DPRK,Democratic People's Republic of Korea|North Korean|Pyongyang
MK|North Macedonia|Macedonia,FYR Macedonia|Macedonian|Skopje
NO|Norway||Norwegian|Oslo
OM|Oman||Omani|Muscat
PK|Pakistan||Pakistani|Islamabad
PW|Palau||Palauan|
PS|Palestine|State of Palestine|Palestinian|Ramallah
PA|Panama||Panamanian|Panama City
PG|Papua New Guinea||Papua New Guinean|Port Moresby
PY|Paraguay||Paraguayan|Asunción
PE|Peru||Peruvian|Lima
PH|Philippines|the Philippines|Philippine,Filipino|Manila
PL|Poland||Polish,Pole|Warsaw
PT|Portugal||Portuguese|Lisbon
QA|Qatar||Qatari|Doha
RO|Romania||Romanian|Bucharest
RU|Russia|Russian Federation,the Russian Federation|Russian|Moscow,Kremlin,the Kremlin
RW|Rwanda||Rwandan|Kigali
KN|Saint Kitts and Nevis|St. Kitts and Nevis||
LC|Saint Lucia|St. Lucia||Castries
VC|Saint Vincent and the Grenadines|St. Vincent and the Grenadines||
WS|Samoa||Samoan|Apia
SM|San Marino|||
ST|São Tomé and Príncipe|Sao Tome and Principe,São Tomé and Príncipe||
SA|Saudi Arabia|Kingdom of Saudi Arabia|Saudi,Saudi Arabian|Riyadh
SN|Senegal||Senegalese|Dakar
RS|Serbia||Serbian,Serb|Belgrade
SC|Seychelles||Seychellois|
SL|Sierra Leone||Sierra Leonean|Freetown
SG|Singapore||Singaporean|
SK|Slovakia|Slovak Republic|Slovak|Bratislava
SI|Slovenia||Slovenian,Slovene|Ljubljana
SB|Solomon Islands|||Honiara
SO|Somalia||Somali|Mogadishu
ZA|South Africa||South African|Pretoria
KR|South Korea|Republic of Korea|South Korean|Seoul
SS|South Sudan||South Sudanese|Juba
ES|Spain||Spanish,Spaniard|Madrid
LK|Sri Lanka||Sri Lankan|Colombo
SD|Sudan||Sudanese|Khartoum
SR|Suriname||Surinamese|Paramaribo
SE|Sweden||Swedish,Swede|Stockholm
CH|Switzerland||Swiss|Bern
SY|Syria|Syrian Arab Republic|Syrian|Damascus
TW|Taiwan||Taiwanese|Taipei
TJ|Tajikistan||Tajik|Dushanbe
TZ|Tanzania|United Republic of Tanzania|Tanzanian|Dodoma
TH|Thailand||Thai|Bangkok
TL|Timor-Leste|East Timor|Timorese|Dili
TG|Togo||Togolese|Lomé
TO|Tonga||Tongan|
TT|Trinidad and Tobago||Trinidadian|Port of Spain
TN|Tunisia||Tunisian|Tunis
TR|Turkey|Türkiye,Republic of Türkiye|Turkish,Turk|Ankara
TM|Turkmenistan||Turkmen|Ashgabat
TV|Tuvalu||Tuvaluan|Funafuti
UG|Uganda||Ugandan|Kampala
UA|Ukraine||Ukrainian|Kyiv,Kiev
AE|United Arab Emirates|the United Arab Emirates,UAE,the UAE,Emirates|Emirati|Abu Dhabi
GB|United Kingdom|the United Kingdom,UK,U.K.,the UK,the U.K.,Britain,Great Britain|British,Briton|London,Downing Street
US|United States|the United States,US,U.S.,the US,the U.S.,USA,America,United States of America|American|Washington
UY|Uruguay||Uruguayan|Montevideo
UZ|Uzbekistan||Uzbek|Tashkent
VU|Vanuatu|||Port Vila
VE|Venezuela||Venezuelan|Caracas
VN|Vietnam|Viet Nam|Vietnamese|Hanoi
EH|Western Sahara||Sahrawi|
YE|Yemen||Yemeni|Sanaa
ZM|Zambia||Zambian|Lusaka
ZW|Zimbabwe||Zimbabwean|Harare
`;

function list(text: string | undefined): readonly string[] {
  return text === undefined || text === "" ? [] : text.split(",");
}

export const STATES: readonly State[] = ROWS.trim()
  .split("\n")
  .map((row) => {
    const [code = "", name = "", names, demonyms, metonyms] = row.split("|");
    return { code, name, names: list(names), demonyms: list(demonyms), metonyms: list(metonyms) };
  });
