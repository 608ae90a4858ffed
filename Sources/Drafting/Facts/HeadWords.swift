/// The words in the lines around an article's title, in the languages of `MonthNames`. All are in lower case.
enum HeadWords {
  private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

  /// The day after one of them is that of a later change.
  static let updated = set(
    """
    updated update modified edited revised corrected aktualisiert aktualisierung geändert bearbeitet jour modifié \
    actualizado actualizada actualización modificado aggiornato aggiornata aggiornamento modificato aktualizacja \
    zaktualizowano aktualizowano оновлено оновлення обновлено обновление изменено frissítve frissült módosítva تحديث
    """)

  /// With a day in the same line, they say when an article appeared.
  static let published = set(
    """
    published posted veröffentlicht erschienen erstellt eingestellt gespeichert geschrieben verfasst publié publiée \
    posté rédigé publicado publicada pubblicato pubblicata opublikowano dodano опубліковано опубликовано megjelent نشر
    """)

  /// The day after one of them is that of an event, or of something else than the article.
  static let otherDays = set(
    """
    when where wann wo quand où dónde dove gdzie де где hol أين cuándo quando kiedy коли когда mikor متى founded died born since until deadline copyright gegründet
    """)

  /// The day after one of them is that on which a reader kept or printed the article.
  static let kept = set(
    "guardado saved accessed retrieved abgerufen consulté clipped archived created gedruckt printed imprimé gespeichert"
  )

  /// The name after one of them, with a colon, is the outlet's.
  static let outletLabels = set(
    "medio publisher outlet publication publikation verlag éditeur editor medium site website")

  /// They say when or how long, and nothing else.
  static let fillers: Set<String> = set(
    """
    published posted submitted publication issued filed created date dated first last on at the of in time by \
    erschienen veröffentlicht veröffentlichung publiziert erstellt datum stand vom am um uhr den der zuletzt \
    publié publiée publication date le la à a mis mise du \
    publicado publicada publicación fecha el las los de del \
    pubblicato pubblicata pubblicazione data il alle ore ultimo ultima \
    opublikowano publikacja dodano data dnia godz godzina r ostatnia \
    опубліковано опублікована дата публікації о року рік р \
    опубликовано опубликована публикации в г года год \
    megjelent közzétéve publikálva dátum utolsó \
    نشر النشر تاريخ في آخر يوم الساعة بتاريخ م \
    am pm a.m p.m et est edt pt pst pdt ct cst cdt mt gmt utc bst cet cest msk ist aest eet z h hrs \
    min mins minute minutes minuten read reading lecture lectura lesezeit leestijd updated
    """
  ).union(updated)

  static let weekdays = set(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim \
    lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom \
    lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab \
    poniedziałek wtorek środa czwartek piątek sobota niedziela \
    понеділок вівторок середа четвер п'ятниця пʼятниця п’ятниця субота неділя \
    понедельник вторник среда четверг пятница суббота воскресенье \
    hétfő kedd szerda csütörtök péntek szombat vasárnap \
    الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
    """)

  /// A name follows: `By Anna Berg`.
  static let bylines = set("by von par por di de da von przez av door words story report reporting posted published")

  /// A name follows after a colon: `Author: Anna Berg`.
  static let authorLabels = set(
    """
    author authors writer text by words autor autorin autoren von texte auteur auteure auteurs par texto autora autores \
    testo autore autrice autorka autorzy tekst автор автори текст авторы szerző szerzők írta szöveg بقلم كتب الكاتب المؤلف
    """)

  /// A name follows at once, in a script without capital letters.
  static let bareLabels = set("بقلم كتب")

  /// The name after one of them is not the author's.
  static let credits = set(
    """
    photo photos photograph photographs picture pictures image images illustration video graphics translated translation \
    edited photography foto fotos bild bilder grafik übersetzt übersetzung redaktion crédit traduit traduction imagen \
    traducido traducción zdjęcia fot tłumaczenie фото переклад перевод fotó fordította fordítás صورة تصوير ترجمة \
    email follow tel phone contact source
    """)

  /// They join two names.
  static let conjunctions = set("and und et y e i та і й и és و & with mit avec con oraz")

  /// Small words inside of a name: `Piet van der Hoolst`.
  static let particles = set(
    "van der den de la le du des von zu zum zur da dos di del della al el bin ibn ter ten af av y")

  /// They are in the name of an occupation, which stands after a name.
  static let roles = set(
    """
    staff writer writers correspondent editor reporter columnist journalist author analyst contributor chief bureau desk \
    fellow professor director producer freelance senior special political redakteur redakteurin korrespondent \
    korrespondentin reporterin autor volontär chefredakteur ressort correspondant correspondante journaliste envoyé envoyée \
    spécial spéciaux rédacteur rédactrice corresponsal redactor redactora periodista enviado enviada corrispondente inviato \
    dziennikarz korespondent кореспондент корреспондент журналіст журналист tudósító szerkesztő مراسل محرر
    """)

  /// They are in the names of outlets.
  static let outlets = set(
    """
    gazette times post herald tribune news press journal daily weekly mail chronicle observer guardian independent star \
    telegraph standard sun mirror express examiner bulletin courier echo sentinel register review magazine radio tv media \
    broadcasting agency wire dispatch argus argus reporter record advertiser mercury monitor \
    zeitung kurier anzeiger tagblatt tageblatt nachrichten rundschau blatt bote rundfunk spiegel presse merkur courrier \
    dépêche gazette journal quotidien républicain voix presse parisien figaro écho diario periódico correo noticias prensa \
    heraldo gaceta agencia corriere gazzetta giornale messaggero agenzia repubblica stampa kurier gazeta dziennik wiadomości \
    вісник газета новини кур'єр вестник новости известия hírlap napló újság hírek صحيفة جريدة وكالة
    """)

  /// They stand alone before a title's mark: `ANALYSIS | Why the dam held`.
  static let kickers = set(
    """
    analysis video opinion exclusive live breaking interview watch photos gallery podcast editorial comment feature \
    explainer factbox update report analyse meinung kommentar exklusiv reportage entretien vidéo análisis opinión vídeo \
    exclusiva analisi opinione esclusiva analiza opinia wideo wywiad аналіз аналітика відео інтерв'ю анализ видео интервью \
    elemzés vélemény videó interjú تحليل رأي فيديو حوار
    """)
}
