using System.Collections.Concurrent;

namespace ComplianceGrains.Grains.Ledgers;

/// <summary>
/// Up to which size somebody outside the firm has vouched for each log: a time-stamping authority or a witness. A log only grows, so every
/// entry before that size was there. What another silo has found is known here once this one looks.
/// </summary>
public sealed class AnchoredHeads
{
    private readonly ConcurrentDictionary<string, (long Any, long Stamped)> _sizes = new(StringComparer.Ordinal);

    /// <summary>The size of the largest head of a log that is vouched for, as far as is known here; 0 if none is.</summary>
    public long SizeOf(string log) => _sizes.GetValueOrDefault(log).Any;

    /// <summary>The size of the largest head of a log that is stamped, as far as is known here; 0 if none is.</summary>
    public long StampedSizeOf(string log) => _sizes.GetValueOrDefault(log).Stamped;

    /// <summary>A head of this size is vouched for by a witness.</summary>
    public void Cosigned(string log, long size) => Note(log, size, 0);

    /// <summary>A head of this size is vouched for by a time-stamp.</summary>
    public void Stamped(string log, long size) => Note(log, size, size);

    private void Note(string log, long any, long stamped) =>
        _sizes.AddOrUpdate(log, (any, stamped), (_, known) => (Math.Max(known.Any, any), Math.Max(known.Stamped, stamped)));
}
