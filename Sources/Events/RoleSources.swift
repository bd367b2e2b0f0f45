/// Which rule gave a trigger the actors and recipients that its own phrase does not name.
struct RoleSources {
    enum Source: Int {
        /// The trigger's own syntax.
        case syntax
        case control, speaker, topic, pronoun, subject, told, clause, accuser, receiver, counterpart, protagonist
        /// The act is itself told as somebody's words, whose source the attributions know.
        case cue
    }

    private(set) var actors: Source = .syntax
    private(set) var recipients: Source = .syntax
    private var hasActors = false
    private var hasRecipients = false

    /// Files a rule that puts another actor in the place of the one found.
    mutating func replaceActors(_ source: Source) {
        hasActors = true
        actors = source
    }

    /// Files a rule for what was empty before it and no longer is.
    mutating func note(_ roles: SentenceScan.Roles, _ source: Source, after syntax: SentenceScan.Roles? = nil) {
        if let syntax {
            hasActors = !syntax.actors.isEmpty
            hasRecipients = !syntax.recipients.isEmpty
        }
        if !hasActors, !roles.actors.isEmpty {
            hasActors = true
            actors = source
        }
        if !hasRecipients, !roles.recipients.isEmpty {
            hasRecipients = true
            recipients = source
        }
    }
}
