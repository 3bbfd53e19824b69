using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Grains.Keys;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Readings;

/// <summary>Has a reading recorded. What was opened leaves the host only after that.</summary>
internal sealed class ReadingDesk(IGrainFactory grains, KeyedHashes hashes, IClock clock)
{
    private static readonly InstantPattern Hour = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH");

    /// <summary>Records a reading of a subject; a refusal if it is not to be.</summary>
    /// <param name="subject">Full identity of whom is read about.</param>
    /// <param name="open">What is opened for what.</param>
    /// <param name="by">Who reads.</param>
    /// <param name="key">Tells this from the reader's other commands.</param>
    public Task<Reply<ReadingsView>> RecordAsync(string subject, OpenFields open, Principal by, string key)
    {
        // A command that is repeated in another hour is another reading.
        var command = $"key/{by.Id}/{key}/{Hour.Format(clock.GetCurrentInstant())}";
        return grains.GetGrain<IReadingsGrain>(subject).OpenAsync(open, new Envelope(command, hashes.Body(System.Text.Encoding.UTF8.GetBytes($"{open.Purpose}\n{open.Case}\n{string.Join(',', open.Fields)}\n{open.Reason}")), by));
    }
}
