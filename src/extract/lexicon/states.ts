// States and territories: ISO 3166-1 alpha-2 code | short name | formal, former and other names, abbreviations |
// adjectives and nouns for the people | capitals and seats, which stand for the government when they act.
//
// Sources: codes and short names from ISO 3166-1 (249 entries, and XK, which users of the standard assign to Kosovo);
// formal names of the members from the United Nations' list of member states and UNTERM; capitals and other spellings
// from the country names database of the UN Group of Experts on Geographical Names (UNGEGN); adjectives and exonyms
// from common English usage. Written for Parley; no data set was copied. That a territory stands here says nothing
// about its status. "~" before a city: also a surname or a place elsewhere, so it never stands for a government.

export interface State {
  readonly code: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly demonyms: readonly string[];
  /** Capitals and seats such as "the Kremlin" that stand for the government. */
  readonly metonyms: readonly string[];
  /** The capital and seats of government as places, with those that stand for nobody. */
  readonly cities: readonly string[];
}

const ROWS = `
AD|Andorra|Principality of Andorra|Andorran|Andorra la Vella
AE|United Arab Emirates|UAE,U.A.E.,Emirates|Emirati|Abu Dhabi
AF|Afghanistan|Islamic Republic of Afghanistan,Islamic Emirate of Afghanistan|Afghan|Kabul
AG|Antigua and Barbuda|Antigua|Antiguan,Barbudan|~Saint John's
AI|Anguilla||Anguillan|~The Valley
AL|Albania|Republic of Albania|Albanian|Tirana
AM|Armenia|Republic of Armenia|Armenian|Yerevan
AO|Angola|Republic of Angola|Angolan|Luanda
AQ|Antarctica||Antarctic|
AR|Argentina|Argentine Republic|Argentine,Argentinian,Argentinean|Buenos Aires
AS|American Samoa||American Samoan|Pago Pago
AT|Austria|Republic of Austria|Austrian|Vienna
AU|Australia|Commonwealth of Australia|Australian|Canberra
AW|Aruba||Aruban|Oranjestad
AX|Åland Islands|Åland,Aland Islands|Ålander|Mariehamn
AZ|Azerbaijan|Republic of Azerbaijan|Azerbaijani,Azeri|Baku
BA|Bosnia and Herzegovina|Bosnia,Bosnia-Herzegovina|Bosnian,Herzegovinian|Sarajevo
BB|Barbados||Barbadian,Bajan|Bridgetown
BD|Bangladesh|People's Republic of Bangladesh|Bangladeshi|Dhaka
BE|Belgium|Kingdom of Belgium|Belgian|~Brussels
BF|Burkina Faso|Burkina,Upper Volta|Burkinabe,Burkinabè,Burkinabé|Ouagadougou
BG|Bulgaria|Republic of Bulgaria|Bulgarian|Sofia
BH|Bahrain|Kingdom of Bahrain|Bahraini|Manama
BI|Burundi|Republic of Burundi|Burundian|Gitega,Bujumbura
BJ|Benin|Republic of Benin,Dahomey|Beninese|Porto-Novo,Cotonou
BL|Saint Barthélemy|St. Barthélemy,Saint Barts,St. Barts||~Gustavia
BM|Bermuda||Bermudian,Bermudan|~Hamilton
BN|Brunei|Brunei Darussalam|Bruneian|Bandar Seri Begawan
BO|Bolivia|Plurinational State of Bolivia|Bolivian|La Paz,~Sucre
BQ|Bonaire, Sint Eustatius and Saba|Caribbean Netherlands,Bonaire,Sint Eustatius|Bonairean|~Kralendijk
BR|Brazil|Federative Republic of Brazil|Brazilian|Brasília,Brasilia
BS|Bahamas|Commonwealth of the Bahamas|Bahamian|~Nassau
BT|Bhutan|Kingdom of Bhutan|Bhutanese|Thimphu
BV|Bouvet Island|||
BW|Botswana|Republic of Botswana|Motswana,Batswana,Botswanan|Gaborone
BY|Belarus|Republic of Belarus,Byelorussia,Belorussia|Belarusian,Belarussian|Minsk
BZ|Belize|British Honduras|Belizean|Belmopan
CA|Canada||Canadian|Ottawa
CC|Cocos (Keeling) Islands|Cocos Islands,Keeling Islands||
CD|Democratic Republic of the Congo|DR Congo,DRC,D.R.C.,Congo-Kinshasa,Democratic Republic of Congo,Zaire|Congolese|Kinshasa
CF|Central African Republic|C.A.R.|Central African|Bangui
CG|Congo|Republic of the Congo,Republic of Congo,Congo-Brazzaville|Congolese|Brazzaville
CH|Switzerland|Swiss Confederation|Swiss|Bern,Berne
CI|Côte d'Ivoire|Ivory Coast,Cote d'Ivoire,Republic of Côte d'Ivoire|Ivorian,Ivoirian|Yamoussoukro,Abidjan
CK|Cook Islands||Cook Islander|Avarua
CL|Chile|Republic of Chile|Chilean|~Santiago
CM|Cameroon|Republic of Cameroon|Cameroonian|Yaoundé,Yaounde
CN|China|People's Republic of China,PRC,P.R.C.,Mainland China|Chinese|Beijing,Peking,Zhongnanhai
CO|Colombia|Republic of Colombia|Colombian|Bogotá,Bogota
CR|Costa Rica|Republic of Costa Rica|Costa Rican|~San José,~San Jose
CU|Cuba|Republic of Cuba|Cuban|Havana
CV|Cabo Verde|Cape Verde,Republic of Cabo Verde|Cabo Verdean,Cape Verdean|~Praia
CW|Curaçao|Curacao|Curaçaoan|Willemstad
CX|Christmas Island||Christmas Islander|
CY|Cyprus|Republic of Cyprus|Cypriot|Nicosia
CZ|Czechia|Czech Republic|Czech|Prague
DE|Germany|Federal Republic of Germany|German|Berlin
DJ|Djibouti|Republic of Djibouti|Djiboutian|~Djibouti City
DK|Denmark|Kingdom of Denmark|Danish,Dane|Copenhagen
DM|Dominica|Commonwealth of Dominica|Dominican|~Roseau
DO|Dominican Republic||Dominican|Santo Domingo
DZ|Algeria|People's Democratic Republic of Algeria|Algerian|Algiers
EC|Ecuador|Republic of Ecuador|Ecuadorian,Ecuadorean|Quito
EE|Estonia|Republic of Estonia|Estonian|Tallinn
EG|Egypt|Arab Republic of Egypt|Egyptian|Cairo
EH|Western Sahara|Sahrawi Arab Democratic Republic,Sahrawi Republic|Sahrawi,Saharawi|~Laayoune,~El Aaiún
ER|Eritrea|State of Eritrea|Eritrean|Asmara
ES|Spain|Kingdom of Spain|Spanish,Spaniard|Madrid
ET|Ethiopia|Federal Democratic Republic of Ethiopia|Ethiopian|Addis Ababa
FI|Finland|Republic of Finland|Finnish,Finn|Helsinki
FJ|Fiji|Republic of Fiji|Fijian|Suva
FK|Falkland Islands|Falklands,Malvinas,Islas Malvinas|Falkland Islander|~Stanley
FM|Micronesia|Federated States of Micronesia,FSM|Micronesian|Palikir
FO|Faroe Islands|Faroes,Faeroe Islands|Faroese|Tórshavn,Torshavn
FR|France|French Republic|French,Frenchman,Frenchwoman|Paris,Élysée,Elysée,Elysee,Quai d'Orsay
GA|Gabon|Gabonese Republic|Gabonese|Libreville
GB|United Kingdom|UK,U.K.,Britain,Great Britain,United Kingdom of Great Britain and Northern Ireland|British,Briton|London,Downing Street,Whitehall
GD|Grenada||Grenadian|~Saint George's
GE|Georgia|Republic of Georgia|Georgian|Tbilisi
GF|French Guiana|French Guyana|French Guianese|Cayenne
GG|Guernsey|Bailiwick of Guernsey||~Saint Peter Port
GH|Ghana|Republic of Ghana,Gold Coast|Ghanaian|Accra
GI|Gibraltar||Gibraltarian|
GL|Greenland|Kalaallit Nunaat|Greenlandic,Greenlander|Nuuk
GM|Gambia|Republic of the Gambia|Gambian|Banjul
GN|Guinea|Republic of Guinea,Guinea-Conakry|Guinean|Conakry
GP|Guadeloupe||Guadeloupean|~Basse-Terre
GQ|Equatorial Guinea|Republic of Equatorial Guinea|Equatoguinean,Equatorial Guinean|Malabo
GR|Greece|Hellenic Republic|Greek|Athens
GS|South Georgia and the South Sandwich Islands|South Georgia||~King Edward Point
GT|Guatemala|Republic of Guatemala|Guatemalan|Guatemala City
GU|Guam||Guamanian|~Hagåtña
GW|Guinea-Bissau|Guinea Bissau,Republic of Guinea-Bissau|Bissau-Guinean,Guinea-Bissauan|Bissau
GY|Guyana|Co-operative Republic of Guyana,British Guiana|Guyanese|~Georgetown
HK|Hong Kong|Hong Kong SAR,Hong Kong Special Administrative Region|Hongkonger,Hong Konger|
HM|Heard Island and McDonald Islands|||
HN|Honduras|Republic of Honduras|Honduran|Tegucigalpa
HR|Croatia|Republic of Croatia|Croatian,Croat|Zagreb
HT|Haiti|Republic of Haiti|Haitian|Port-au-Prince
HU|Hungary||Hungarian|Budapest
ID|Indonesia|Republic of Indonesia|Indonesian|Jakarta,Nusantara
IE|Ireland|Republic of Ireland,Irish Republic|Irish,Irishman,Irishwoman|Dublin
IL|Israel|State of Israel|Israeli|Jerusalem
IM|Isle of Man||Manx|~Douglas
IN|India|Republic of India|Indian|New Delhi,Delhi
IO|British Indian Ocean Territory|Chagos Islands,Chagos Archipelago,Chagos|Chagossian|
IQ|Iraq|Republic of Iraq|Iraqi|Baghdad
IR|Iran|Islamic Republic of Iran,Persia|Iranian|Tehran,Teheran
IS|Iceland||Icelandic,Icelander|Reykjavik,Reykjavík
IT|Italy|Italian Republic|Italian|Rome
JE|Jersey|Bailiwick of Jersey||~Saint Helier
JM|Jamaica||Jamaican|~Kingston
JO|Jordan|Hashemite Kingdom of Jordan|Jordanian|Amman
JP|Japan||Japanese|Tokyo
KE|Kenya|Republic of Kenya|Kenyan|Nairobi
KG|Kyrgyzstan|Kyrgyz Republic,Kirghizia|Kyrgyz,Kyrgyzstani|Bishkek
KH|Cambodia|Kingdom of Cambodia,Kampuchea|Cambodian|Phnom Penh
KI|Kiribati|Republic of Kiribati|I-Kiribati|Tarawa
KM|Comoros|Union of the Comoros|Comorian,Comoran|Moroni
KN|Saint Kitts and Nevis|St. Kitts and Nevis,St Kitts and Nevis|Kittitian,Nevisian|~Basseterre
KP|North Korea|DPRK,D.P.R.K.,Democratic People's Republic of Korea|North Korean|Pyongyang
KR|South Korea|Republic of Korea,ROK,R.O.K.,Korea|South Korean,Korean|Seoul,Blue House
KW|Kuwait|State of Kuwait|Kuwaiti|Kuwait City
KY|Cayman Islands|Caymans|Caymanian|~George Town
KZ|Kazakhstan|Republic of Kazakhstan|Kazakh,Kazakhstani|Astana,Nur-Sultan
LA|Laos|Lao People's Democratic Republic,Lao PDR|Laotian,Lao|Vientiane
LB|Lebanon|Lebanese Republic|Lebanese|Beirut
LC|Saint Lucia|St. Lucia,St Lucia|Saint Lucian,St. Lucian|~Castries
LI|Liechtenstein|Principality of Liechtenstein|Liechtensteiner|Vaduz
LK|Sri Lanka|Democratic Socialist Republic of Sri Lanka,Ceylon|Sri Lankan|~Colombo,Sri Jayawardenepura Kotte
LR|Liberia|Republic of Liberia|Liberian|Monrovia
LS|Lesotho|Kingdom of Lesotho,Basutoland|Basotho,Mosotho|Maseru
LT|Lithuania|Republic of Lithuania|Lithuanian|Vilnius
LU|Luxembourg|Grand Duchy of Luxembourg,Luxemburg|Luxembourgish,Luxembourger|~Luxembourg City
LV|Latvia|Republic of Latvia|Latvian|~Riga
LY|Libya|State of Libya|Libyan|Tripoli
MA|Morocco|Kingdom of Morocco|Moroccan|Rabat
MC|Monaco|Principality of Monaco|Monegasque,Monégasque|
MD|Moldova|Republic of Moldova,Moldavia|Moldovan,Moldavian|Chisinau,Chișinău
ME|Montenegro||Montenegrin|Podgorica,~Cetinje
MF|Saint Martin (French part)|Saint-Martin,St. Martin||~Marigot
MG|Madagascar|Republic of Madagascar|Malagasy,Madagascan|Antananarivo
MH|Marshall Islands|Republic of the Marshall Islands,RMI|Marshallese|Majuro
MK|North Macedonia|Republic of North Macedonia,Macedonia,FYROM,FYR Macedonia|North Macedonian,Macedonian|Skopje
ML|Mali|Republic of Mali|Malian|Bamako
MM|Myanmar|Burma,Republic of the Union of Myanmar|Burmese|Naypyidaw,Nay Pyi Taw
MN|Mongolia||Mongolian|Ulaanbaatar,Ulan Bator
MO|Macao|Macau,Macao SAR|Macanese|
MP|Northern Mariana Islands|Northern Marianas||~Saipan
MQ|Martinique||Martinican,Martiniquais|Fort-de-France
MR|Mauritania|Islamic Republic of Mauritania|Mauritanian|Nouakchott
MS|Montserrat||Montserratian|~Plymouth
MT|Malta|Republic of Malta|Maltese|Valletta
MU|Mauritius|Republic of Mauritius|Mauritian|Port Louis
MV|Maldives|Republic of Maldives|Maldivian|Malé
MW|Malawi|Republic of Malawi,Nyasaland|Malawian|Lilongwe
MX|Mexico|United Mexican States|Mexican|Mexico City
MY|Malaysia|Malaya|Malaysian|Kuala Lumpur,Putrajaya
MZ|Mozambique|Republic of Mozambique|Mozambican|Maputo
NA|Namibia|Republic of Namibia,South West Africa|Namibian|Windhoek
NC|New Caledonia||New Caledonian|Nouméa,Noumea
NE|Niger|Republic of the Niger|Nigerien|Niamey
NF|Norfolk Island||Norfolk Islander|
NG|Nigeria|Federal Republic of Nigeria|Nigerian|Abuja
NI|Nicaragua|Republic of Nicaragua|Nicaraguan|Managua
NL|Netherlands|Kingdom of the Netherlands,Holland|Dutch,Netherlander,Dutchman,Dutchwoman|The Hague,~Amsterdam
NO|Norway|Kingdom of Norway|Norwegian|Oslo
NP|Nepal|Federal Democratic Republic of Nepal|Nepali,Nepalese|Kathmandu,Katmandu
NR|Nauru|Republic of Nauru|Nauruan|~Yaren
NU|Niue||Niuean|~Alofi
NZ|New Zealand|Aotearoa,Aotearoa New Zealand|New Zealander|~Wellington
OM|Oman|Sultanate of Oman|Omani|Muscat
PA|Panama|Republic of Panama|Panamanian|~Panama City
PE|Peru|Republic of Peru|Peruvian|Lima
PF|French Polynesia|Tahiti|French Polynesian,Tahitian|Papeete
PG|Papua New Guinea|Independent State of Papua New Guinea,PNG|Papua New Guinean|Port Moresby
PH|Philippines|Republic of the Philippines|Philippine,Filipino,Filipina|Manila,Malacañang,Malacanang
PK|Pakistan|Islamic Republic of Pakistan|Pakistani|Islamabad
PL|Poland|Republic of Poland|Polish,Pole|Warsaw
PM|Saint Pierre and Miquelon|St. Pierre and Miquelon||
PN|Pitcairn|Pitcairn Islands|Pitcairner|~Adamstown
PR|Puerto Rico|Commonwealth of Puerto Rico|Puerto Rican|~San Juan
PS|Palestine|State of Palestine,Palestinian Territories,occupied Palestinian territory|Palestinian|Ramallah
PT|Portugal|Portuguese Republic|Portuguese|Lisbon
PW|Palau|Republic of Palau|Palauan|~Ngerulmud
PY|Paraguay|Republic of Paraguay|Paraguayan|Asunción,Asuncion
QA|Qatar|State of Qatar|Qatari|Doha
RE|Réunion|Reunion Island,La Réunion|Réunionese|~Saint-Denis
RO|Romania|Rumania|Romanian|Bucharest
RS|Serbia|Republic of Serbia|Serbian,Serb|Belgrade
RU|Russia|Russian Federation|Russian|Moscow,Kremlin
RW|Rwanda|Republic of Rwanda|Rwandan|Kigali
SA|Saudi Arabia|Kingdom of Saudi Arabia,KSA|Saudi,Saudi Arabian|Riyadh
SB|Solomon Islands|Solomons|Solomon Islander|Honiara
SC|Seychelles|Republic of Seychelles|Seychellois|~Victoria
SD|Sudan|Republic of the Sudan|Sudanese|Khartoum,~Port Sudan
SE|Sweden|Kingdom of Sweden|Swedish,Swede|Stockholm
SG|Singapore|Republic of Singapore|Singaporean|
SH|Saint Helena, Ascension and Tristan da Cunha|Saint Helena,St. Helena|Saint Helenian|~Jamestown
SI|Slovenia|Republic of Slovenia|Slovenian,Slovene|Ljubljana
SJ|Svalbard and Jan Mayen|Svalbard,Spitsbergen||~Longyearbyen
SK|Slovakia|Slovak Republic|Slovak,Slovakian|Bratislava
SL|Sierra Leone|Republic of Sierra Leone|Sierra Leonean|Freetown
SM|San Marino|Republic of San Marino|Sammarinese|
SN|Senegal|Republic of Senegal|Senegalese|Dakar
SO|Somalia|Federal Republic of Somalia,Somali Republic|Somali,Somalian|Mogadishu
SR|Suriname|Republic of Suriname,Surinam|Surinamese|Paramaribo
SS|South Sudan|Republic of South Sudan|South Sudanese|Juba
ST|São Tomé and Príncipe|Sao Tome and Principe,São Tomé|São Toméan,Sao Tomean,Santomean|~São Tomé City
SV|El Salvador|Republic of El Salvador|Salvadoran,Salvadorean,Salvadorian|San Salvador
SX|Sint Maarten (Dutch part)|Sint Maarten,St. Maarten|Sint Maartener|Philipsburg
SY|Syria|Syrian Arab Republic|Syrian|Damascus
SZ|Eswatini|Swaziland,Kingdom of Eswatini|Swazi|Mbabane
TC|Turks and Caicos Islands|Turks and Caicos|Turks and Caicos Islander|~Cockburn Town
TD|Chad|Republic of Chad|Chadian|N'Djamena,Ndjamena
TF|French Southern Territories|French Southern and Antarctic Lands||
TG|Togo|Togolese Republic|Togolese|Lomé,Lome
TH|Thailand|Kingdom of Thailand,Siam|Thai|Bangkok
TJ|Tajikistan|Republic of Tajikistan|Tajik,Tajikistani|Dushanbe
TK|Tokelau||Tokelauan|
TL|Timor-Leste|East Timor,Democratic Republic of Timor-Leste|Timorese,East Timorese|Dili
TM|Turkmenistan||Turkmen|Ashgabat
TN|Tunisia|Republic of Tunisia|Tunisian|Tunis
TO|Tonga|Kingdom of Tonga|Tongan|Nuku'alofa
TR|Turkey|Türkiye,Turkiye,Republic of Türkiye,Republic of Turkey|Turkish,Turk|Ankara
TT|Trinidad and Tobago|Trinidad,Republic of Trinidad and Tobago|Trinidadian,Tobagonian|Port of Spain
TV|Tuvalu||Tuvaluan|Funafuti
TW|Taiwan|Republic of China,Chinese Taipei,Taiwan, Province of China|Taiwanese|Taipei
TZ|Tanzania|United Republic of Tanzania|Tanzanian|Dodoma,~Dar es Salaam
UA|Ukraine||Ukrainian|Kyiv,Kiev
UG|Uganda|Republic of Uganda|Ugandan|Kampala
UM|United States Minor Outlying Islands|US Minor Outlying Islands||
US|United States|US,U.S.,USA,U.S.A.,America,United States of America|American|Washington
UY|Uruguay|Oriental Republic of Uruguay,Eastern Republic of Uruguay|Uruguayan|Montevideo
UZ|Uzbekistan|Republic of Uzbekistan|Uzbek,Uzbekistani|Tashkent
VA|Holy See|Vatican,Vatican City,Vatican City State||
VC|Saint Vincent and the Grenadines|St. Vincent and the Grenadines,Saint Vincent,St. Vincent|Vincentian|~Kingstown
VE|Venezuela|Bolivarian Republic of Venezuela|Venezuelan|Caracas,~Miraflores
VG|British Virgin Islands|Virgin Islands (British),BVI|British Virgin Islander|~Road Town
VI|U.S. Virgin Islands|Virgin Islands (U.S.),US Virgin Islands,United States Virgin Islands|Virgin Islander|~Charlotte Amalie
VN|Vietnam|Viet Nam,Socialist Republic of Viet Nam,Socialist Republic of Vietnam|Vietnamese|Hanoi
VU|Vanuatu|Republic of Vanuatu,New Hebrides|Ni-Vanuatu|~Port Vila
WF|Wallis and Futuna||Wallisian,Futunan|
WS|Samoa|Independent State of Samoa,Western Samoa|Samoan|~Apia
XK|Kosovo|Republic of Kosovo|Kosovar,Kosovan|Pristina,Prishtina
YE|Yemen|Republic of Yemen|Yemeni|Sanaa,Sana'a,~Aden
YT|Mayotte||Mahoran|~Mamoudzou
ZA|South Africa|Republic of South Africa,RSA|South African|Pretoria,~Cape Town
ZM|Zambia|Republic of Zambia,Northern Rhodesia|Zambian|Lusaka
ZW|Zimbabwe|Republic of Zimbabwe,Rhodesia|Zimbabwean|Harare
`;

/** Names of one row may hold a comma only where it is followed by a space: "Bonaire, Sint Eustatius and Saba". */
function list(text: string | undefined): readonly string[] {
  return text === undefined || text === "" ? [] : text.split(/,(?! )/);
}

export const STATES: readonly State[] = ROWS.trim()
  .split("\n")
  .map((row) => {
    const [code = "", name = "", names, demonyms, seats] = row.split("|");
    const cities = list(seats).map((city) => city.replace(/^~/, ""));
    return {
      code,
      name,
      names: list(names),
      demonyms: list(demonyms),
      metonyms: list(seats).filter((city) => !city.startsWith("~")),
      cities,
    };
  });

/**
 * Adjectives that more than one state has, the one that is meant most often first. Which is meant is told by the state
 * that the text names; "Korean" without either means the South, "Congolese" the Democratic Republic.
 */
export const SHARED_DEMONYMS: ReadonlyMap<string, readonly string[]> = new Map([
  ["congolese", ["CD", "CG"]],
  ["dominican", ["DO", "DM"]],
  ["korean", ["KR", "KP"]],
  ["samoan", ["WS", "AS"]],
  ["guinean", ["GN", "GW", "GQ"]],
  ["sudanese", ["SD", "SS"]],
  ["virgin islander", ["VI", "VG"]],
]);
