using ComplianceGrains.Evidence.Lifecycle;
using NodaTime;

namespace ComplianceGrains.Grains.Restores;

/// <summary>What a restore came to.</summary>
/// <param name="Incident">What people close to confirm it.</param>
/// <param name="Newest">When the newest entry was sequenced of which anything is known.</param>
/// <param name="BroughtBack">Entries that the backup lacked and that stand whole again.</param>
/// <param name="KeysDestroyedAgain">Keys that the backup brought back and that had been destroyed since.</param>
/// <param name="Lost">What is lost, and stands as a leaf.</param>
/// <param name="Ended">Logs that could not be brought back to their signed size.</param>
public sealed record Restored(string Incident, Instant Newest, int BroughtBack, int KeysDestroyedAgain, IReadOnlyList<LostDecision> Lost, IReadOnlyList<EndedLog> Ended);

/// <summary>A decision that is lost.</summary>
/// <param name="Log">In which log it stands.</param>
/// <param name="Index">Where.</param>
/// <param name="Actor">Whose: by name if the backup knows it, else by its pseudonym in that log.</param>
/// <param name="Seq">The actor's number in the log, as on the receipt that was given for it.</param>
/// <param name="Time">When it was sequenced.</param>
public sealed record LostDecision(string Log, long Index, string Actor, long Seq, Instant Time);

/// <summary>A log that ended, and another that goes on from it.</summary>
/// <param name="Log">Its name.</param>
/// <param name="After">The name of the other.</param>
/// <param name="Entries">How many entries of it are there.</param>
/// <param name="Lost">How many are lost for all that is known, and of which nothing is left; null if nobody knows how far it had come.</param>
public sealed record EndedLog(string Log, string After, long Entries, long? Lost);

/// <summary>Somebody's word that the copy of what was signed is lost, or not whole.</summary>
/// <param name="IsWhole">Whether nothing at all is left of it.</param>
/// <param name="Heads">Heads of the logs that others hold.</param>
public sealed record LostCopy(bool IsWhole, IReadOnlyList<(string Log, StatedHead Head)> Heads);
