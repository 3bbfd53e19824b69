using System.Globalization;

namespace ComplianceGrains.Storage.Queues;

/// <summary>A place in a queue, as the stores write it into positions: due time, then whatever number tells rows of one time apart.</summary>
public readonly record struct QueuePlace(long Due, long Row) : IComparable<QueuePlace>
{
    /// <summary>Before every row.</summary>
    public static QueuePlace Start { get; } = new(long.MinValue, long.MinValue);

    /// <summary>The place that a position names; the start for "".</summary>
    /// <exception cref="FormatException">It names none.</exception>
    public static QueuePlace Parse(string position) => position.Split('.') switch
    {
        [""] => Start,
        [var due, var row] when long.TryParse(due, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            && long.TryParse(row, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => new(at, number),
        _ => throw new FormatException("This is no position in a queue."),
    };

    /// <inheritdoc/>
    public int CompareTo(QueuePlace other) => (Due, Row).CompareTo((other.Due, other.Row));

    /// <summary>The position.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Due}.{Row}");

    /// <summary>Whether one comes before the other.</summary>
    public static bool operator <(QueuePlace one, QueuePlace other) => one.CompareTo(other) < 0;

    /// <summary>Whether one comes behind the other.</summary>
    public static bool operator >(QueuePlace one, QueuePlace other) => one.CompareTo(other) > 0;

    /// <summary>Whether one does not come behind the other.</summary>
    public static bool operator <=(QueuePlace one, QueuePlace other) => one.CompareTo(other) <= 0;

    /// <summary>Whether one does not come before the other.</summary>
    public static bool operator >=(QueuePlace one, QueuePlace other) => one.CompareTo(other) >= 0;
}
