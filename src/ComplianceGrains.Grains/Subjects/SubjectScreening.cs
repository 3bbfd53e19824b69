using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Screening.Providers;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Grains.Subjects;

/// <summary>Asks the lists about subjects of any kind: names go to the engine that the firm has chosen, addresses are looked up in our own lists.</summary>
public sealed class SubjectScreening(IScreeningProvider names, ListLibrary lists, ListCurrency currency)
{
    /// <summary>A new answer; null if the last one stands.</summary>
    /// <param name="subject">The subject; null before it exists.</param>
    /// <param name="question">What is asked; null once what it asks about is shredded.</param>
    /// <param name="digest">Keyed digest of what is asked; null where the subject is what is asked.</param>
    /// <param name="now">The instant of the message.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<AskedScreening?> AskAsync(ISubject? subject, Question? question, string? digest, Instant now, CancellationToken cancellation)
    {
        if (question is null)
            return null;
        var ours = question is not Question.OfName || names.Lists is not null;
        if (ours)
            await currency.EnsureAsync(question.Lists, cancellation);
        if (!question.IsDue(subject, digest, question is Question.OfName ? names.Lists : lists.Engine.Catalog, now))
            return null;
        return new AskedScreening(digest, question.Threshold, question is Question.OfName name ? await names.ScreenAsync(name.Query, now, cancellation) : question.AnswerBy(lists.Engine, now));
    }
}
