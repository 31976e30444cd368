"""Dutch words that say nothing about what a particular motion is about."""


def words_of(text: str) -> frozenset[str]:
    """A set of words, written as a line of them."""
    return frozenset(text.split())


FUNCTION_WORDS = words_of(
    "de het een en of dat die dit deze te om van in op met voor bij door over aan naar uit tot als dan er is zijn was"
    " waren wordt worden werd werden heeft hebben had hadden kan kunnen kon konden zal zullen zou zouden moet moeten"
    " moest mag mogen wil willen niet geen ook nog al wel maar want dus toch zo zoals waar waarbij waarin waarmee"
    " waardoor waaronder waarop waarvan wat welke welk wie hoe ze zij hij hun hen haar zich we wij onze ons men ik je"
    " u jullie daar daarbij daarin daarmee daarna daarnaast daarom daarop daarover daartoe daarvan daarvoor hier"
    " hierbij hierdoor hierin hiermee hierna hierop hierover hiertoe hiervan hiervoor indien wanneer zodat omdat opdat"
    " terwijl tenzij mits tijdens onder tussen tegen sinds vanaf via volgens binnen buiten boven na per zonder alle"
    " alles andere ander anders beide elk elke ieder iedere enkele veel meer meest minder minst zeer heel erg goed"
    " verder tevens eveneens evenals alsmede alsook inclusief namelijk bijvoorbeeld mede name vooral ten ter aldus"
    " reeds nu thans toe af mee weg samen eigen eens even juist gaan gaat ging laten laat komen komt maken maakt doen"
    " doet nemen neemt geven geeft krijgen krijgt houden houdt blijven blijft staan staat zetten brengen brengt ervoor"
    " eraan erop ervan ertoe erover hoeveel zelf zelfs waarna nadat vanwege dergelijke echter bovendien"
)
"""Words that any Dutch text has."""

FORMULAS = words_of(
    "kamer tweede motie moties regering kabinet verzoekt verzoeken verzocht verzoek vraagt vragen gevraagd"
    " roept roepen opgeroepen oproep spreekt spreken lid leden aangenomen aanname constateert constateren"
    " constaterende geconstateerd overwegende overweegt stelt stellen voorstel zorgen zorg dragen gericht doel"
    " informeren geïnformeerd minister staatssecretaris indieners indiener belangrijk noodzakelijk mogelijk"
    " mogelijkheden mogelijkheid nederland nederlandse vindt vinden wenst wens benadrukt benadrukken pleit"
    " pleiten wijst erkent betreft vervolgens dient leiden zorgt gevolg nodig mening plaats komt"
)
"""Words that any motion has, and any text about one."""

SAID_OFTEN = FUNCTION_WORDS | FORMULAS
