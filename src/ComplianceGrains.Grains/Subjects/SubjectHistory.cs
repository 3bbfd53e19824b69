using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Grains.Subjects;

/// <summary>What is read from the histories of subjects of any kind.</summary>
internal static class SubjectHistory
{
    extension(DecisionReader reader)
    {
        /// <summary>Who took part in what was found about a subject. Closed exceptions do not change any more: their histories say who decided.</summary>
        public async Task<IReadOnlyList<string>> DecidersAsync(ActorId subject, CancellationToken cancellation)
        {
            var decisions = await reader.HistoryAsync(subject.ToString(), 0, cancellation).Select(past => past.Decision).ToListAsync(cancellation);
            foreach (var exception in Deciders.ExceptionsOf(decisions).ToList())
                decisions.AddRange(await reader.HistoryAsync($"exception/{exception}", 0, cancellation).Select(past => past.Decision).ToListAsync(cancellation));
            return Deciders.Of(decisions);
        }
    }
}
