/// The words of a language with which its news says who speaks. All are in lower case.
struct SpeechGrammar: Sendable {
  /// Finite verbs of speech, and participles after an auxiliary: `sagte`, `affirme`, `dit`, `dijo`.
  let verbs: Set<String>
  /// `a` and `avait` before a participle; none where verbs have no such form.
  let auxiliaries: Set<String>
  /// Participles that take the subject of the sentence: `ajoutant`, `reconociendo`.
  let participles: Set<String>
  /// They stand before whose words they are: `laut`, `selon`, `de acuerdo con`.
  let accordingTo: [[String]]
  /// They stand after: `zufolge`.
  let postpositions: Set<String>
  /// `wie NAME sagte`
  let like: Set<String>
  let passives: Set<String>
  /// `von`, `par`, `por`: before whoever does what a passive says.
  let agents: Set<String>
  let masculineArticles: Set<String>
  let feminineArticles: Set<String>
  let otherArticles: Set<String>
  /// Pronouns of one man and of one woman, also behind a verb's hyphen.
  let he: Set<String>
  let she: Set<String>
  let otherPronouns: Set<String>
  /// They end a name or an office behind its verb.
  let prepositions: Set<String>
  /// A clause begins with them.
  let conjunctions: Set<String>
  let and: Set<String>
  /// Nouns for one person, without their office's other words.
  let people: Set<String>
  /// Words in a name or an office that are not capitalised: `von`, `de`.
  let particles: Set<String>
  /// A sentence that begins with one of them does not say that something was said.
  let hypothetical: Set<String>
  /// Texts, whose words are not their reader's.
  let documents: Set<String>
  /// Verbs of somebody who says that he did not say it.
  let denials: Set<String>
  /// Verbs that give a name to something, and only to what stands behind them.
  let naming: Set<String>
  /// Verbs between a quotation and a noun that say something else: `heißt es`, `se lee`.
  let excluded: Set<String>
  /// Endings of verbs in the third person.
  let endings: [String]
  /// Whether the verb may have no subject: `dijo.`
  let dropsSubject: Bool
  /// Whether common nouns are capitalised.
  let capitalisesNouns: Bool

  var articles: Set<String> { masculineArticles.union(feminineArticles).union(otherArticles) }
}

private func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

extension SpeechGrammar {
  static let german = SpeechGrammar(
    verbs: words(
      """
      sagte sagt sagten sagen erklärte erklärt betonte betont meinte meint erzählte erzählt berichtete berichtet schrieb \
      schreibt teilte teilt warnte warnt fragte fragt antwortete antwortet fügte ergänzte ergänzt rief ruft beteuerte \
      beteuert klagte klagt kritisierte kritisiert forderte fordert kündigte versicherte versichert behauptete behauptet \
      bestätigte bestätigt gab gibt räumte äußerte äußert bekräftigte bekräftigt unterstrich mahnte mahnt lobte lobt \
      urteilte stellte resümierte bilanzierte twitterte twittert scherzte scherzt entgegnete entgegnet erwiderte erwidert \
      begründete begründet argumentierte argumentiert findet fand glaubt vermutet schilderte schildert erinnert nennt \
      nannte bezeichnete verkündete verkündet prophezeite sprach spricht
      """),
    auxiliaries: [], participles: [],
    accordingTo: [
      ["laut"], ["nach", "angaben", "von"], ["nach", "aussage", "von"], ["nach", "ansicht", "von"],
      ["nach", "worten", "von"],
      ["so"],
    ],
    postpositions: ["zufolge"], like: ["wie"], passives: words("wurde wird worden wurden"), agents: ["von", "vom"],
    masculineArticles: words("der ein dem den einem einen des"), feminineArticles: words("die eine einer"),
    otherArticles: words("das ihr sein ihre seine unser zwei mehrere"), he: ["er"], she: ["sie"],
    otherPronouns: words("es wir ich man ihr du"),
    prepositions: words(
      """
      am im in an auf aus bei beim mit nach vor zu zum zur über unter gegen für seit während wegen bis um durch ohne \
      gegenüber hinzu weiter dazu heute gestern damals dem
      """),
    conjunctions: words("dass ob weil wenn als während nachdem bevor obwohl damit da denn aber sondern"),
    and: ["und", "sowie"],
    people: words(
      """
      minister ministerin präsident präsidentin sprecher sprecherin bürgermeister bürgermeisterin vorsitzende vorsitzender \
      trainer trainerin bauer bäuerin chef chefin leiter leiterin direktor direktorin kanzler kanzlerin richter richterin \
      anwalt anwältin staatsanwalt polizist arzt ärztin lehrer lehrerin experte expertin forscher forscherin unternehmer \
      unternehmerin bauunternehmer geschäftsführer geschäftsführerin landrat landrätin abgeordneter abgeordnete mann frau \
      vater mutter sohn tochter pfarrer pfarrerin bademeister wirt wirtin zeuge zeugin angeklagte angeklagter kollege \
      kollegin nachbar nachbarin autor autorin künstler künstlerin
      """),
    particles: words("von van der den zu zum de la vom"),
    hypothetical: words(
      "hätte würde sollte könnte sagte sagt dem einem den einen niemand keiner wer hat haben wenn falls ob was warum wieso wie"
    ),
    documents: words("bericht brief schreiben schild plakat zettel titel überschrift text inschrift akte buch"),
    denials: words(
      "bestritt bestreitet dementierte dementiert leugnete leugnet bestritten geleugnet nicht nie niemals kaum würde soll "
        + "sollen hätte angeblich"),
    naming: words("nannte nennt bezeichnete bezeichnet"),
    excluded: words(
      """
      heißt hieß ist war sind waren wird wurde wurden bekam stand steht ging geht kommt kam lautet lautete hat hatte zitiert \
      zitierte und oder
      """),
    endings: ["te", "t"], dropsSubject: false, capitalisesNouns: true)

  static let french = SpeechGrammar(
    verbs: words(
      """
      dit dis disent déclare déclaré affirme affirmé explique expliqué raconte raconté estime estimé assure assuré indique \
      indiqué précise précisé ajoute ajouté souligne souligné confie confié lance lancé répond répondu demande demandé \
      s'interroge interrogé soupire soupiré jure juré peste pesté regrette regretté insiste insisté prévient prévenu ironise \
      ironisé plaide plaidé rappelle rappelé reconnaît reconnu admet admis annonce annoncé écrit écrivait martèle martelé \
      dénonce dénoncé accuse accusé conclut conclu poursuit poursuivi reprend repris résume résumé glisse glissé tonne tonné \
      s'exclame exclamé s'indigne indigné juge jugé promet promis répète répété réplique répliqué rétorque rétorqué tempère \
      tempéré témoigne témoigné redit soutient soutenu détaille détaillé observe observé note noté remarque remarqué grogne \
      grogna murmure murmura répondit répliqua demanda ajouta lâche lâché avertit averti analyse analysé commente commenté \
      considère considéré argumente nuance nuancé sourit s'amuse s'inquiète
      """),
    auxiliaries: words("a ont avait avaient l'a l'ont s'est"),
    participles: words(
      "écrivant ajoutant affirmant expliquant reconnaissant déclarant estimant assurant précisant soulignant disant "
        + "rappelant indiquant dénonçant promettant jugeant"),
    accordingTo: [["selon"], ["d'après"], ["pour"], ["de", "l'avis", "de"]], postpositions: [], like: ["comme"],
    passives: words("été"), agents: ["par"], masculineArticles: words("le un ce cet du au"),
    feminineArticles: words("la une cette"), otherArticles: words("les des ses son sa leur l' plusieurs deux"),
    he: ["il"], she: ["elle"], otherPronouns: words("on je nous vous ils elles tu ce cela"),
    prepositions: words(
      """
      à dans en sur sous avec pour par depuis lors après avant chez vers contre devant derrière entre au aux lundi mardi \
      mercredi jeudi vendredi samedi dimanche hier aujourd'hui ce
      """),
    conjunctions: words("que qu'il qu'elle qu'ils si quand lorsque parce alors tandis mais car puisque qui dont où"),
    and: ["et"],
    people: words(
      """
      ministre président présidente maire préfet préfète directeur directrice porte-parole capitaine colonel général \
      entrepreneur entrepreneuse avocat avocate juge procureur médecin professeur professeure expert experte chercheur \
      chercheuse garde père mère fils fille homme femme évêque député députée sénateur sénatrice chef cheffe patron patronne \
      responsable voisin voisine agriculteur agricultrice témoin auteur autrice artiste secrétaire dirigeant dirigeante
      """),
    particles: words("de du des la le d' von van of"),
    hypothetical: words("personne nul qui si quand pourquoi comment jamais"),
    documents: words(
      "rapport lettre panneau affiche mur registre titre texte inscription communiqué livre mot pancarte"),
    denials: words(
      "nie nié nia dément démenti démentit conteste contesté ne refuse refusé jamais aurait auraient voulait entendu cite "
        + "cité prétendument"), naming: words("qualifie qualifié"),
    excluded: words(
      "est était sont sera fut peut-on lit-on et ou mais une un des de la le les ce se cela à en sur pour"),
    endings: ["e", "a", "t", "d"], dropsSubject: false, capitalisesNouns: false)

  static let spanish = SpeechGrammar(
    verbs: words(
      """
      dijo dice dicen dijeron afirmó afirma explicó explica señaló señala aseguró asegura indicó indica declaró declara \
      añadió añade agregó agrega manifestó manifiesta contó cuenta relató relata preguntó pregunta respondió responde \
      contestó contesta advirtió advierte denunció denuncia lamentó lamenta sostuvo sostiene juró jura bromeó bromea tuiteó \
      tuitea escribió escribe insistió insiste subrayó subraya recordó recuerda reconoció reconoce admitió admite comentó \
      comenta apuntó apunta opinó opina criticó critica exigió exige pidió pide prometió promete replicó replica reiteró \
      reitera resumió resume confesó confiesa anunció anuncia alegó alega comunicó comunica repitió repite precisó precisa \
      concluyó concluye destacó destaca expresó expresa gritó grita exclamó exclama susurró gruñó gruñe ironizó ironiza \
      sentenció detalló detalla argumentó argumenta zanjó zanja matizó matiza
      """),
    auxiliaries: words("ha han había"),
    participles: words(
      "reconociendo añadiendo diciendo afirmando explicando señalando asegurando escribiendo advirtiendo subrayando "
        + "recordando denunciando indicando admitiendo"),
    accordingTo: [["según"], ["de", "acuerdo", "con"], ["a", "juicio", "de"], ["en", "palabras", "de"], ["para"]],
    postpositions: [], like: ["como"], passives: words("fue fueron sido"), agents: ["por"],
    masculineArticles: words("el un este del al"), feminineArticles: words("la una esta"),
    otherArticles: words("los las unos unas su sus varios dos"), he: ["él"], she: ["ella"],
    otherPronouns: words("yo nosotros ellos ellas usted tú se lo"),
    prepositions: words(
      """
      a en con por para desde sobre tras ante bajo hasta durante contra entre lunes martes miércoles jueves viernes sábado \
      domingo ayer hoy este esta
      """),
    conjunctions: words("que si cuando porque aunque mientras pero como donde quien quienes"), and: ["y", "e"],
    people: words(
      """
      ministro ministra presidente presidenta alcalde alcaldesa director directora portavoz capitán coronel general señor \
      señora contratista abogado abogada juez jueza fiscal médico médica profesor profesora experto experta investigador \
      investigadora padre madre hijo hija hombre mujer obispo diputado diputada senador senadora jefe jefa dueño dueña \
      vecino vecina agricultor agricultora testigo autor autora artista secretario secretaria gobernador gobernadora
      """),
    particles: words("de del la las los el y da"),
    hypothetical: words("nadie quien quién si cuando qué cómo jamás nunca dicen a se"),
    documents: words("informe carta cartel muro tapia libro título texto inscripción frase nota pancarta"),
    denials: words(
      "negó niega desmintió desmiente no nunca jamás habría habrían quería oyó hizo citó supuestamente"),
    naming: words("llamó llama calificó califica"),
    excluded: words("se es era fue son será está estaba y o pero una un de la el los las a en con por para que"),
    endings: ["ó", "a", "e"], dropsSubject: true, capitalisesNouns: false)
}
