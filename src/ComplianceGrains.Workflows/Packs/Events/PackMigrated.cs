using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Packs.Events;

/// <summary>Some more of those whom a version binds were told to be decided about again under it.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Digest"><c>sha256:…</c>.</param>
/// <param name="Told">How many so far, customers, wallets and related parties; those who are over, or whom it does not bind, are not among them.</param>
/// <param name="Done">Whether that was all.</param>
[Kind("pack.migration-progressed/1", Audience.Staff, RecordClass.Programme)]
public sealed record PackMigrated(int Version, string Digest, long Told, bool Done);
