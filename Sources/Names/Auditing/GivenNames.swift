/// Given names that are almost always a woman's or a man's. They only ever keep a pronoun from meaning somebody: `she`
/// is not Peter.
package enum GivenNames {
  /// Whether a name is one that a pronoun cannot mean.
  package static func excludes(_ name: String, feminine: Bool) -> Bool {
    (feminine ? masculineNames : feminineNames).contains(name.lowercased())
  }

  /// Whether it is one of the names.
  static func contains(_ name: String) -> Bool {
    feminineNames.contains(name.lowercased()) || masculineNames.contains(name.lowercased())
  }

  private static func set(_ names: String) -> Set<String> { Set(names.split(separator: " ").map(String.init)) }

  private static let feminineNames = set(
    """
    mary anna anne ann elizabeth sarah sara emma olivia sophia sophie maria marie julia julie laura lisa susan linda karen \
    nancy betty helen helena sandra donna carol ruth sharon michelle emily amy angela melissa rebecca stephanie amanda \
    jessica jennifer patricia margaret catherine katherine kate christine christina cynthia diane alice julia grace hannah \
    victoria charlotte lucy lucia lucía clara greta ingrid astrid eva ewa elena irina olga svetlana natalia tatiana \
    katarina petra monika sabine ursula renate birgit heike maike silke anja katja nadia nadine nicole sandra tanja \
    brigitte monique françoise sylvie isabelle nathalie valérie céline élodie chloé camille claire hélène thérèse inès \
    paloma carmen pilar rosario dolores mercedes jimena ximena isabel teresa francesca giulia chiara paola federica \
    agnieszka małgorzata katarzyna oksana yulia oleksandra ulrike dorothea hatice fatima aisha leila layla priya rosalind
    """)

  private static let masculineNames = set(
    """
    john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony donald mark \
    paul steven andrew kenneth george joshua kevin brian edward ronald timothy jason jeffrey ryan jacob gary nicholas eric \
    jonathan stephen larry justin scott brandon benjamin samuel gregory patrick alexander jack henry peter tom martin hans \
    klaus jürgen dieter wolfgang stefan andreas markus matthias michael tobias torben jörg karl friedrich heinrich ulrich \
    pierre jean jacques françois philippe michel andré luc gérard bastien mehdi olivier laurent nicolas emmanuel josé juan \
    carlos luis antonio manuel francisco javier miguel pedro pablo hernán nicanor íñigo mateo giovanni giuseppe marco \
    matteo alessandro vladimir sergei dmitri ivan igor oleg volodymyr andrii piotr jan tomasz mohammed muhammad ahmed \
    mustafa walter benedict owen marcus rahul kofi lukas jon lars sven bjorn magnus erik
    """)
}
