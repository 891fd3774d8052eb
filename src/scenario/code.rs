//! The codes of all diagnostics. They are stable: a code that is in use never changes its meaning.

/// The text is no RON.
pub const SYNTAX: &str = "E0001";
/// A field that the format does not have.
pub const UNKNOWN_FIELD: &str = "E0002";
/// A word that is none of the closed list that fits there.
pub const UNKNOWN_WORD: &str = "E0003";
/// A required field is missing.
pub const MISSING_FIELD: &str = "E0004";
/// A field stands twice.
pub const REPEATED_FIELD: &str = "E0005";
/// A value of the wrong type, such as a text where a number belongs.
pub const WRONG_TYPE: &str = "E0006";
/// A version of the format that this program does not read.
pub const UNKNOWN_FORMAT: &str = "E0007";
/// RON extensions are switched on.
pub const EXTENSION: &str = "E0008";

/// A slug that is empty, too long or has other characters than letters, digits and `_`.
pub const BAD_SLUG: &str = "E0101";
/// A slug is declared twice.
pub const REPEATED_SLUG: &str = "E0102";
/// An actor that is not declared.
pub const UNKNOWN_ACTOR: &str = "E0103";
/// An incident that is not declared.
pub const UNKNOWN_INCIDENT: &str = "E0104";
/// A norm that is not declared.
pub const UNKNOWN_NORM: &str = "E0105";
/// A venue that is not declared.
pub const UNKNOWN_VENUE: &str = "E0106";
/// A document that is not declared.
pub const UNKNOWN_DOCUMENT: &str = "E0107";
/// A clause that is not declared.
pub const UNKNOWN_CLAUSE: &str = "E0108";
/// A place in a text that no slot fills.
pub const UNKNOWN_SLOT: &str = "E0109";
/// A source that is not declared.
pub const UNKNOWN_SOURCE: &str = "E0110";
/// A fact that is about a field which its entry does not have.
pub const UNKNOWN_SUBJECT: &str = "E0111";
/// A measure that games of the scenario do not have.
pub const UNKNOWN_MEASURE: &str = "E0112";
/// A quantity that the model of a published result does not give.
pub const UNKNOWN_QUANTITY: &str = "E0113";
/// Something that is tied to, made of or dependent on itself.
pub const SELF_REFERENCE: &str = "E0114";
/// A name stands twice in one list, or a tie twice in the network.
pub const REPEATED_NAME: &str = "E0115";

/// A share that is not between 0 and 1.
pub const NO_SHARE: &str = "E0201";
/// A severity that is not between 0 and 10.
pub const NO_SEVERITY: &str = "E0202";
/// A place on the scale of texts that is not between 0 and 100.
pub const NO_POSITION: &str = "E0203";
/// A number below 0, infinite or no number at all.
pub const NO_AMOUNT: &str = "E0204";
/// A number that must be above 0.
pub const NOT_ABOVE_ZERO: &str = "E0205";
/// A number that is too large or too near to 0 to count with.
pub const NO_MAGNITUDE: &str = "E0206";
/// A list or text that must not be empty.
pub const EMPTY: &str = "E0207";
/// More entries than the rules can hold.
pub const TOO_MANY: &str = "E0208";
/// A text with characters that no one can see, such as those that steer a terminal.
pub const UNPRINTABLE: &str = "E0209";
/// A language that is not two or three lower-case letters, or stands twice.
pub const NO_LANGUAGE: &str = "E0210";
/// A day that is not in any calendar, or is not written as year-month-day.
pub const NO_DATE: &str = "E0211";
/// Rounds whose dates do not ascend.
pub const DATES_OUT_OF_ORDER: &str = "E0212";
/// A round that is not in the calendar.
pub const NO_ROUND: &str = "E0213";
/// A document that closes before it opens.
pub const ROUNDS_OUT_OF_ORDER: &str = "E0214";
/// A club of a kind that has a direction.
pub const DIRECTED_CLUB: &str = "E0215";
/// The trade of one actor with others sums to more than all of it.
pub const TOO_MUCH_TRADE: &str = "E0216";
/// The shares of the victims sum to more than 1.
pub const TOO_MUCH_HARM: &str = "E0217";
/// An attack that is scaled down only at a higher price than it is called off at.
pub const PRICES_OUT_OF_ORDER: &str = "E0218";
/// Variants of a clause that do not go further one after the other.
pub const VARIANTS_OUT_OF_ORDER: &str = "E0219";
/// Slots that do not fit the text of their clause, or each other.
pub const MISFIT_SLOT: &str = "E0220";
/// Two combinations of slots at the same position.
pub const COMBINATIONS_ALIKE: &str = "E0221";
/// A package of fewer than two documents, or of documents that cannot be decided together.
pub const NO_PACKAGE: &str = "E0222";
/// A document that cannot split off another: its own, in force, split off itself, or of too long slugs for twins.
pub const BAD_SPLIT: &str = "E0223";
/// A line of a script that is no order.
pub const NO_ORDER: &str = "E0224";
/// What is expected of a measure is no mean of its games: one number, or a day.
pub const NOT_A_MEAN: &str = "E0225";
/// A result that is called published, from a source that was not read whole.
pub const NOT_READ: &str = "E0226";
/// Numbers of a published model that make no sense together.
pub const NO_MODEL: &str = "E0227";

/// Two actors of one name.
pub const SAME_NAME: &str = "W0301";
/// A bloc without members, or members of an actor that is no bloc.
pub const IDLE_MEMBERS: &str = "W0302";
/// A playable actor that has no legal move but to hold out and speak in private.
pub const POWERLESS: &str = "W0303";
/// A playable seat that is the only suspect.
pub const LONE_SUSPECT: &str = "W0304";
/// A tie or club that changes nothing.
pub const IDLE_TIE: &str = "W0305";
/// A norm that no incident breaches.
pub const UNUSED_NORM: &str = "W0306";
/// An incident that can never come up.
pub const NEVER_COMES: &str = "W0307";
/// A condition on an incident that comes up too late to count.
pub const TOO_LATE_TO_COUNT: &str = "W0308";
/// Conditions of which only one can hold.
pub const CONTRADICTION: &str = "W0309";
/// An incident that hits nobody.
pub const NO_VICTIM: &str = "W0310";
/// A severity that looks like a share of 1, not like a place on the scale from 0 to 10.
pub const LOW_SEVERITY: &str = "W0311";
/// An author that nobody can find, since it is not among the suspects.
pub const UNSUSPECTED_AUTHOR: &str = "W0312";
/// Evidence that nobody can use in time.
pub const LATE_EVIDENCE: &str = "W0313";
/// A false flag that deceives nobody.
pub const IDLE_FLAG: &str = "W0314";
/// Strategic attackers where no attack has a price.
pub const IDLE_FORESIGHT: &str = "W0315";
/// A table at which nobody sits, or no state.
pub const EMPTY_TABLE: &str = "W0316";
/// A veto or a weight that no vote heeds.
pub const IDLE_VOTE: &str = "W0317";
/// A vote that can never carry.
pub const NEVER_CARRIES: &str = "W0318";
/// A venue in which nothing is negotiated.
pub const IDLE_VENUE: &str = "W0319";
/// A silence that is longer than its document is on the table, and so cut short.
pub const LONG_SILENCE: &str = "W0320";
/// A document that says nothing.
pub const IDLE_DOCUMENT: &str = "W0321";
/// A document whose venue never sits while it could be negotiated.
pub const NEVER_SITS: &str = "W0322";
/// A document that can never be in force, or never with enough parties.
pub const NEVER_IN_FORCE: &str = "W0323";
/// A clause that does nothing, since what it is about is missing.
pub const IDLE_CLAUSE: &str = "W0324";
/// A wish of an actor that is not invited.
pub const IDLE_WISH: &str = "W0325";
/// A goal that nobody can meet.
pub const HOPELESS_GOAL: &str = "W0326";
/// A fact that is said to be seen in a source, but names none.
pub const UNSOURCED: &str = "W0327";
/// A source that no fact cites.
pub const UNUSED_SOURCE: &str = "W0328";
