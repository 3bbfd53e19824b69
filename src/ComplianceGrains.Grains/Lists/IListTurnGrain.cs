namespace ComplianceGrains.Grains.Lists;

/// <summary>Whose turn it is to ask a list's publisher, of several silos that are all told to: its key is the list's id.</summary>
[Alias("cg.IListTurnGrain")]
public interface IListTurnGrain : IGrainWithStringKey
{
    /// <summary>Takes the turn if one is due, and tells how the last one ended.</summary>
    /// <param name="every">How long after one turn the next is due.</param>
    /// <param name="cancellation">Stops waiting.</param>
    [Alias("Take")]
    Task<ListTurn> TakeAsync(TimeSpan every, CancellationToken cancellation = default);

    /// <summary>Tells how the turn that was taken has ended.</summary>
    /// <param name="at">When, in milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="outcome">In a word.</param>
    /// <param name="reason">Why it came to nothing, if it did.</param>
    /// <param name="cancellation">Stops waiting.</param>
    [Alias("Record")]
    Task RecordAsync(long at, string outcome, string? reason, CancellationToken cancellation = default);
}
