using NodaTime;

namespace ComplianceGrains.Grains.Restores;

/// <summary>What a restore came to.</summary>
/// <param name="Incident">What people close to confirm it.</param>
/// <param name="Newest">When the newest entry was sequenced of which anything is known.</param>
/// <param name="BroughtBack">Entries that the backup lacked and that stand whole again.</param>
/// <param name="KeysDestroyedAgain">Keys that the backup brought back and that had been destroyed since.</param>
/// <param name="Lost">What is lost.</param>
public sealed record Restored(string Incident, Instant Newest, int BroughtBack, int KeysDestroyedAgain, IReadOnlyList<LostDecision> Lost);

/// <summary>A decision that is lost.</summary>
/// <param name="Log">In which log it stands.</param>
/// <param name="Index">Where.</param>
/// <param name="Actor">Whose: by name if the backup knows it, else by its pseudonym in that log.</param>
/// <param name="Seq">The actor's number in the log, as on the receipt that was given for it.</param>
/// <param name="Time">When it was sequenced.</param>
public sealed record LostDecision(string Log, long Index, string Actor, long Seq, Instant Time);
