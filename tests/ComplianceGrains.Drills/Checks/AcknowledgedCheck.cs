using System.Text;
using ComplianceGrains.Drills.Load;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Drills.Checks;

/// <summary>Nothing that a client was told has become untrue: each decision is there, of its kind, and its receipts hash what stands in the logs.</summary>
public static class AcknowledgedCheck
{
    private const string Origin = "evidence.example.com";

    public static async Task<IReadOnlyList<string>> RunAsync(IHistorySnapshot history, TrustFile trust, IEnumerable<Acknowledged> answers)
    {
        var problems = new List<string>();
        foreach (var ofCustomer in answers.GroupBy(answer => answer.Customer, StringComparer.Ordinal))
        {
            var actor = $"customer/{ofCustomer.Key}";
            var decisions = (await history.Journal.ReadAsync(actor)).ToDictionary(decision => decision.Sequence);
            foreach (var answer in ofCustomer)
                problems.AddRange(await AnswerAsync(history, trust, actor, decisions, answer));
        }

        return problems;
    }

    private static async Task<List<string>> AnswerAsync(
        IHistorySnapshot history, TrustFile trust, string actor, Dictionary<long, StoredDecision> decisions, Acknowledged answer)
    {
        var problems = new List<string>();
        if (answer.Sequence > decisions.Count)
            problems.Add($"{actor}: {answer.Key} was acknowledged at sequence {answer.Sequence}, the history has {decisions.Count} decisions.");
        foreach (var told in answer.Decisions)
        {
            if (decisions.GetValueOrDefault(told.Sequence) is not { } kept)
                problems.Add($"{actor}#{told.Sequence}: {told.Kind} was acknowledged and is not in the history.");
            else if (kept.Kind != told.Kind)
                problems.Add($"{actor}#{told.Sequence}: {told.Kind} was acknowledged, the history says {kept.Kind}.");
            foreach (var note in told.Notes)
                if (await ReceiptAsync(history, trust, actor, note) is { } problem)
                    problems.Add($"{actor}#{told.Sequence}: {problem}");
        }

        return problems;
    }

    private static async Task<string?> ReceiptAsync(IHistorySnapshot history, TrustFile trust, string actor, string note)
    {
        var receipt = RecordedReceipt.Open(Encoding.UTF8.GetBytes(note), trust, Origin);
        var draft = await history.Drafts.FindAsync(receipt.Log, actor, receipt.Seq) is { } waiting
            ? waiting.Bytes
            : await history.Logs.FindAsync(receipt.Log, actor, receipt.Seq) is { } entry ? Core.Parse(entry.Core).Draft.ToBytes() : null;
        return draft is null ? $"the receipt's seq {receipt.Seq} is not in {receipt.Log}."
            : Digest.Sha256(draft) != receipt.Draft ? $"the receipt's hash is not of seq {receipt.Seq} in {receipt.Log}."
            : null;
    }
}
