using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Workflows.Readings;
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

    /// <summary>What the firm's people wrote about somebody, once it is recorded that it was read; nothing where it may not be.</summary>
    /// <param name="subject">Full identity of whom they wrote about; empty where that is not known.</param>
    /// <param name="open">What is read for what.</param>
    /// <param name="by">Who reads.</param>
    /// <param name="texts">What they wrote.</param>
    public async Task<IReadOnlyList<WrittenText>> ShowAsync(string subject, OpenFields open, Principal by, IReadOnlyList<WrittenText> texts)
    {
        if (texts.Count == 0 || subject.Length == 0)
            return [];
        return !WrittenParts.AreAboutSomebody(subject) || (await RecordAsync(subject, open, by, $"texts/{Guid.NewGuid():N}")).Refusal is null ? texts : [];
    }
}
