using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Ledgers;
using NodaTime;

namespace ComplianceGrains.Grains.Integrity;

/// <summary>What the check beside the running host has found, for health and metrics. Names nobody.</summary>
public sealed class IntegrityStatus(OutsideCopy copy)
{
    private volatile IntegrityPass? _last;
    private volatile OpenPass? _open;
    private volatile string? _unreadable;
    private long _repaired;
    private long _passes;

    /// <summary>The last pass that came to its end, or null.</summary>
    public IntegrityPass? Last => _last;

    /// <summary>Who was open when all subjects were last gone through, by the check of everything or by a look at the subjects alone; null if they never were.</summary>
    public OpenPass? Open => _open;

    /// <summary>Why the store could not be read at the last attempt, or null.</summary>
    public string? Unreadable => _unreadable;

    /// <summary>Rows, notices and signed heads put right since the start.</summary>
    public long Repaired => Interlocked.Read(ref _repaired) + copy.HeadsGivenBack;

    /// <summary>Passes that came to their end since the start.</summary>
    public long Passes => Interlocked.Read(ref _passes);

    /// <summary>Open subjects that nothing would have woken anybody for, before the last pass put it right.</summary>
    public long UnownedSubjects => _open?.Unowned ?? 0;

    internal void Repair(long rows) => Interlocked.Add(ref _repaired, rows);

    internal void Complete(IntegrityPass pass)
    {
        (_last, _unreadable) = (pass, null);
        _open = new OpenPass(pass.CompletedAt, pass.Open, pass.Unowned, !pass.Faults.ContainsKey("value") && !pass.Faults.ContainsKey("history"));
        Interlocked.Increment(ref _passes);
    }

    internal void Sweep(OpenPass pass) => _open = pass;

    internal void Fail(string why) => _unreadable = why;
}

/// <summary>One pass over everything.</summary>
/// <param name="CompletedAt">When it ended.</param>
/// <param name="Actors">Actors looked at.</param>
/// <param name="Values">Sealed values opened.</param>
/// <param name="Faults">How many faults by area, those that were put right among them.</param>
/// <param name="Unowned">Open subjects that nothing in the agenda would have woken anybody for.</param>
/// <param name="Open">Open subjects by jurisdiction.</param>
public sealed record IntegrityPass(Instant CompletedAt, long Actors, long Values, IReadOnlyDictionary<string, long> Faults, long Unowned, OpenSubjects Open);

/// <summary>All subjects, gone through once.</summary>
/// <param name="CompletedAt">When the last of them was looked at; of several parts the one that ended first.</param>
/// <param name="Open">Who was open.</param>
/// <param name="Unowned">How many of them nothing would have woken anybody for.</param>
/// <param name="IsWhole">Whether all of them could be read: who cannot be may wait for anything.</param>
public sealed record OpenPass(Instant CompletedAt, OpenSubjects Open, long Unowned, bool IsWhole);
