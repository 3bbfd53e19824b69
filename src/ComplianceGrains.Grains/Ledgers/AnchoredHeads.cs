using System.Collections.Concurrent;

namespace ComplianceGrains.Grains.Ledgers;

/// <summary>
/// Up to which size somebody outside the firm has vouched for each log: a time-stamping authority or a witness. A log only grows, so every
/// entry before that size was there. What another silo has found is known here once this one looks.
/// </summary>
public sealed class AnchoredHeads
{
    private readonly ConcurrentDictionary<string, long> _sizes = new(StringComparer.Ordinal);

    /// <summary>The size of the largest head of a log that is vouched for, as far as is known here; 0 if none is.</summary>
    public long SizeOf(string log) => _sizes.GetValueOrDefault(log);

    /// <summary>A head of this size is vouched for.</summary>
    public void Note(string log, long size) => _sizes.AddOrUpdate(log, size, (_, known) => Math.Max(known, size));
}
