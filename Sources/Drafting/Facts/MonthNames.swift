/// The names of the months, whole and shortened, in the languages in which Gazette reads the day of an article:
/// English, German, French, Spanish, Italian, Polish, Ukrainian, Russian, Hungarian and Arabic.
enum MonthNames {
  /// 1 to 12 for a word in lower case, without its full stop. `next` is the word after it, since some Arabic names have
  /// two; then `isPair` is true.
  static func month(_ word: String, next: String?) -> (month: Int, isPair: Bool)? {
    if let next, let month = byName["\(word) \(next)"] { return (month, true) }
    return byName[word].map { ($0, false) }
  }

  private static let byName: [String: Int] = {
    var months: [String: Int] = [:]
    for (index, names) in all.enumerated() {
      for name in names.split(separator: ",") { months[String(name)] = index + 1 }
    }
    return months
  }()

  /// A line a month. Arabic has the names of Egypt, of the Levant and of the Maghreb.
  private static let all = [
    "january,jan,januar,jänner,jän,janvier,janv,enero,ene,gennaio,gen,styczeń,stycznia,sty,січень,січня,січ,январь,января,янв,január,يناير,كانون الثاني,جانفي",
    "february,feb,februar,feber,février,fevrier,févr,fév,febrero,febbraio,luty,lutego,lut,лютий,лютого,лют,февраль,февраля,фев,февр,február,febr,فبراير,شباط,فيفري",
    "march,mar,märz,mär,maerz,mars,marzo,marzec,marca,березень,березня,бер,март,марта,мар,március,márc,مارس,آذار",
    "april,apr,avril,avr,abril,abr,aprile,kwiecień,kwietnia,kwi,квітень,квітня,кві,квіт,апрель,апреля,апр,április,ápr,أبريل,ابريل,نيسان,أفريل",
    "may,mai,mayo,maggio,mag,maj,maja,травень,травня,тра,трав,май,мая,május,máj,مايو,أيار,ماي",
    "june,jun,juni,juin,junio,giugno,giu,czerwiec,czerwca,cze,червень,червня,чер,черв,июнь,июня,июн,június,jún,يونيو,حزيران,جوان",
    "july,jul,juli,juillet,juil,julio,luglio,lug,lipiec,lipca,lip,липень,липня,лип,июль,июля,июл,július,júl,يوليو,تموز,جويلية",
    "august,aug,août,aout,agosto,ago,sierpień,sierpnia,sie,серпень,серпня,сер,серп,август,августа,авг,augusztus,أغسطس,اغسطس,آب,أوت",
    "september,sep,sept,septembre,septiembre,setiembre,settembre,set,wrzesień,września,wrz,вересень,вересня,вер,верес,сентябрь,сентября,сен,сент,szeptember,szept,سبتمبر,أيلول",
    "october,oct,oktober,okt,octobre,octubre,ottobre,ott,październik,października,paź,жовтень,жовтня,жов,жовт,октябрь,октября,окт,október,أكتوبر,اكتوبر,تشرين الأول",
    "november,nov,novembre,noviembre,listopad,listopada,lis,листопад,листопада,лис,лист,ноябрь,ноября,ноя,нояб,نوفمبر,تشرين الثاني",
    "december,dec,dezember,dez,décembre,decembre,déc,diciembre,dic,dicembre,grudzień,grudnia,gru,грудень,грудня,гру,груд,декабрь,декабря,дек,ديسمبر,كانون الأول",
  ]
}
