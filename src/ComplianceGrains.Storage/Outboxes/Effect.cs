using System.Globalization;

namespace ComplianceGrains.Storage.Outboxes;

/// <summary>An effect in the outbox; source, sequence and number are its identity there.</summary>
/// <param name="Source">Full identity of the actor that decided.</param>
/// <param name="Sequence">The source's decision.</param>
/// <param name="Number">0-based among the effects of that decision.</param>
/// <param name="Target">Full identity of the actor to be told.</param>
/// <param name="Kind">What it is told.</param>
public sealed record Effect(string Source, long Sequence, int Number, string Target, string Kind)
{
    /// <summary>The receiver's command id: the same however often it is delivered.</summary>
    public string CommandId => string.Create(CultureInfo.InvariantCulture, $"effect/{Source}#{Sequence}/{Number}");
}
