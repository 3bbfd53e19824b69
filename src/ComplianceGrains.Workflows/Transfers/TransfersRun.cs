using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Monitoring;
using ComplianceGrains.Workflows.Activity;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>One message's way through a customer's transfers: whoever it concerns is assessed, one after the other.</summary>
internal sealed class TransfersRun(CustomerTransfers? before, TransfersFacts facts) : SubjectRun<CustomerTransfers, TransfersFacts>(TransfersWorkflow.Instance, before, facts)
{
    /// <summary>A store takes twenty decisions at once. An assessment makes at most fourteen (three answers of lists, ten of a request for data and of exceptions raised or withdrawn, itself), and one puts off the others.</summary>
    private const int RoomForAnother = 5;

    /// <summary>What monitoring finds makes four more, and where many are looked at one puts off the others.</summary>
    private const int RoomForFound = 16;

    /// <summary>Who has more under way has them looked at in their own time.</summary>
    private const int MostPutOff = 1000;

    /// <summary>Those assessed in whose verdict there was no room for what monitoring finds.</summary>
    private readonly List<string> _unwatched = [];

    /// <summary>
    /// Something changed that may concern each of them; only what comes out otherwise is decided anew. As many as surely fit into one
    /// verdict; the others are due at once. Those that are allowed come first: somebody may act on them.
    /// </summary>
    public override void Advance()
    {
        var left = Known.All.Values.Where(transfer => !transfer.IsOver).OrderBy(transfer => transfer.Status != TransferStatus.Allowed).ThenBy(transfer => transfer.Requested).Select(transfer => transfer.Id).ToList();
        while (left.Count > 0 && Made <= RoomForAnother)
        {
            Assess(left[0], onlyIfOtherwise: true);
            left.RemoveAt(0);
        }

        left.AddRange(_unwatched);
        if (left.Count > 0)
            Record(new TransfersPutOff([.. left.Take(MostPutOff)]), "put-off", null, Cited.Because(ReasonCodes.TransfersPutOff, "One verdict does not hold them all."));
    }

    /// <summary>Assesses a transfer. What it waits for people are asked; what it waits for no more they need not answer.</summary>
    public void Assess(string id, bool onlyIfOtherwise = false)
    {
        var transfer = Known.All[id];
        if (Facts.Each.GetValueOrDefault(id) is not { } about)
            return;
        var assessment = Assessment.Of(transfer, Known, about, Facts);
        var request = TravelRuleRequest.Of(transfer, assessment, Facts);
        var opens = assessment.OpensExchange(transfer) && about.Counterparty is not null;
        if (onlyIfOtherwise && request is null && !opens && IsAsBefore(transfer, assessment))
            return;
        LearnExposure();
        var asked = new Dictionary<string, string?>(StringComparer.Ordinal);
        // What people are asked about an answer of the lists belongs to the answer that was recorded last.
        foreach (var side in about.Screenings)
        {
            Screened(transfer, side);
            Ask(transfer, assessment.Findings.Where(finding => finding.Side == side), asked);
        }

        Ask(transfer, assessment.Findings, asked);
        var waits = assessment.Findings.Select(finding => finding.Holds).OfType<string>().Distinct().Select(what => new WaitRecord(what, asked[what])).ToList();
        WithdrawAllBut(transfer, waits);
        if (assessment.Missing.Count > 0 && transfer.AwaitsDataUntil <= Facts.Now && transfer.CounterpartyKind == CounterpartyKinds.Vasp && about.Counterparty is { } late)
            Tell($"counterparty/{late.Id}", EffectKinds.CounterpartyFailed, new CounterpartyDataLate(id, late.Id), "late", Cited.Because(ReasonCodes.CounterpartyFailed, "Data that have to travel did not come in time."));
        if (opens)
            Record(
                new ExchangeOpened(id, ExchangeSteps.Identifier(Facts.ExceptionIds, id, Known.Decided), about.Counterparty!.Id, assessment.Travels, Facts.Now + Facts.Terms.AnswerWithin!.Value), "opened", null,
                Cited.Because(ReasonCodes.TravelRuleExchange, "Nothing stands against it but that the provider on the other side has not agreed: it is given the data that travel."));
        if (request is not null)
            Record(request, "requested", null, TravelRuleRequest.Because(request, Facts));
        Record(
            new TransferAssessed(id, assessment.Status, assessment.TravelRule, assessment.Missing, waits, assessment.Conversions, assessment.LookAgain(transfer, Facts.Now)),
            assessment.Status, "transfer-assessed", [.. assessment.Findings.SelectMany(finding => finding.Reasons)]);
        Watch(id, asked.GetValueOrDefault(WaitFor.Review), onlyIfOtherwise ? RoomForFound - 1 : RoomForFound);
    }

    /// <summary>The same, unless it is over.</summary>
    public void AssessIfOpen(string id)
    {
        if (!Known.All[id].IsOver)
            Assess(id);
    }

    /// <summary>The one whose other side was put right.</summary>
    public void AssessOtherSide()
    {
        if (Facts.OtherSide is { TransferId: var id })
            AssessIfOpen(id);
    }

    /// <summary>Where a rule looks at the transfers of those who are politically exposed alone, it is on record which those were.</summary>
    private void LearnExposure()
    {
        var rules = Facts.Rules.MonitoringOf(TransferRule.Exposed);
        var isExposed = Facts.Customer.IsExposed && rules.Count > 0;
        if (isExposed != Known.IsOfExposed)
            Record(
                new ExposureKnown(isExposed), isExposed ? "exposed" : "not-exposed", null,
                Cited.Reason(ReasonCodes.RiskFactor, TransferRule.Monitoring(TransferRule.Exposed), [.. rules.Select(rule => rule.Citation)], "What the customer declared, or people found out, is other than at the last assessment."));
    }

    private long Made => Known.Decided - (Before?.Decided ?? 0);

    /// <summary>What monitoring finds in it: what people look at already grows, of the rest they are told in one exception, and what nobody is told of is counted.</summary>
    private void Watch(string id, string? review, int room)
    {
        if (Made > room)
        {
            if (!Known.All[id].IsOver)
                _unwatched.Add(id);
            return;
        }

        Put(id, [.. MonitoringCheck.Found(Known.All[id], Known, Facts)], review);
    }

    /// <summary>What monitoring finds in a transfer whose assessment is recorded: from it and from what was before the same.</summary>
    /// <param name="id">Which transfer.</param>
    /// <param name="review">Where people look at it; null if they do not.</param>
    public void WatchAssessed(string id, string? review) => Watch(id, review, RoomForFound);

    /// <summary>What the addresses say that transfers have in common. Of many patterns a verdict holds a few; whoever reads the addresses says the rest again.</summary>
    public void Watch(IReadOnlyList<AddressUse> uses)
    {
        while (Made <= RoomForFound && AddressCheck.First(Known, uses, Facts.Rules, Facts.Now) is { Id: { } id, Found: var found })
            Put(id, found, null);
    }

    private void Put(string id, IReadOnlyList<FoundPattern> all, string? review)
    {
        var counted = all.Where(each => each.Counted is not null).ToList();
        if (counted.Count > 0)
            Record(
                new MonitoringCounted(id, [.. counted.Select(each => new CountedRule(
                    each.Rule.Name, each.Rule.Jurisdiction, MonitoringCheck.AnswerOf(each.Pattern), each.Counted!, [.. each.Pattern.Transfers.Select(transfer => transfer.Id)],
                    each.Counted == CountedBecause.Stopped ? review : null))]),
                "counted", null, [.. counted.Select(each => MonitoringCheck.Because(each.Rule, each.Pattern))]);
        if (all.Any(each => each.Rule.Window.Kind == "dormancy" && each.Counted is null or CountedBecause.Suppressed))
            Tell(
                $"customer/{Facts.ExceptionIds.Subject.Key}", EffectKinds.ActivityResumed, new ActivityResumed(Facts.ExceptionIds.Subject.Key, id), "told",
                Cited.Because(ReasonCodes.MonitoringPattern, "The customer transfers again after a long silence."));
        var found = all.Where(each => each.Counted is null).ToList();
        if (found.Count == 0)
            return;
        string? OpenOf(MonitoringRule rule) => Known.Alerts.GetValueOrDefault(Alert.KeyOf(rule.Jurisdiction, rule.Name))?.ExceptionId;
        var begins = found.Where(each => OpenOf(each.Rule) is null).ToList();
        var cause = $"monitoring\n{id}\n{Known.Matters.Raised}";
        var raised = Facts.ExceptionIds.Of(ExceptionKinds.MonitoringAlert, cause);
        Record(
            new TransferAlerted(id, [.. found.Select(each => new AlertRecord(
                each.Rule.Name, each.Rule.Jurisdiction, MonitoringCheck.AnswerOf(each.Pattern), [.. each.Pattern.Transfers.Select(transfer => transfer.Id)], OpenOf(each.Rule) ?? raised))]),
            "alerted", null, [.. found.Select(each => MonitoringCheck.Because(each.Rule, each.Pattern))]);
        if (begins.Count > 0)
            Raise(ExceptionKinds.MonitoringAlert, cause, false, $"Transfers of one customer, the last of them {id}. {string.Join(' ', begins.Select(each => MonitoringCheck.InWords(each.Rule, each.Pattern)))}", []);
    }

    /// <summary>It is over: nobody has to look at it any more.</summary>
    public void WithdrawAll(Transfer transfer) => WithdrawAllBut(transfer, []);

    /// <inheritdoc/>
    protected override Verdict Due(string key)
    {
        if (TransfersAgenda.OfExchange(key) is { } exchanged)
            return ExchangeSteps.Due(Known, exchanged, Facts);
        if (TransfersAgenda.Of(key) is not { } id || Known.All.GetValueOrDefault(id) is not { IsOver: false } transfer || !((TransfersAgenda.IsOfData(key) ? transfer.AwaitsDataUntil : transfer.LookAgain) <= Facts.Now))
            return Verdict.None;
        Assess(id);
        return ToVerdict(200);
    }

    /// <inheritdoc/>
    protected override string AreListed(int entries) => OtherSideCheck.AreListed(entries, OtherSide.Address);

    /// <inheritdoc/>
    protected override (Approval? Approval, string Rule, IReadOnlyList<Citation> Citations) ApprovalOf(PendingStep pending) =>
        throw new InvalidOperationException("A transfer has no steps that people approve.");

    private bool IsAsBefore(Transfer transfer, Assessment assessment) =>
        transfer.Status == assessment.Status && transfer.TravelRule == assessment.TravelRule && transfer.Missing.SequenceEqual(assessment.Missing)
        && transfer.Waits.Select(wait => wait.For).SequenceEqual(assessment.Findings.Select(finding => finding.Holds).OfType<string>().Distinct())
        && assessment.Findings.All(finding => finding.Asks is null || Asked(transfer, finding) is not null);

    private void Screened(Transfer transfer, SideScreening side)
    {
        var (digest, threshold, result) = side.Asked;
        var (record, citations) = (ScreeningRecord.Of(result, digest, threshold, null), Facts.Rules.Screening.Lists.Citations);
        Record(
            new Screened(record), record.Outcome, "sanctions-screening",
            [
                Cited.Reason(ReasonCodes.Screening(record.Outcome), "screening", citations, $"The other side of transfer {transfer.Id}, {OtherSide.InWords(side.Of)}: {string.Join("; ", result.Reasons)}"),
                Cited.Reason(ReasonCodes.ScreenedBy, "screening", citations, record.Engine),
                .. record.Lists.Select(list => Cited.Reason(ReasonCodes.ScreenedAgainst, "screening.lists", citations, $"{list.Id} {list.Digest}, confirmed {list.ConfirmedAt}")),
            ]);
    }

    /// <summary>The exceptions about what was found, by what is waited for: those that people look at or have answered, or new ones.</summary>
    private void Ask(Transfer transfer, IEnumerable<Finding> findings, Dictionary<string, string?> asked)
    {
        foreach (var finding in findings.Where(finding => finding.Holds is not null && !asked.ContainsKey(finding.Holds)))
            asked[finding.Holds!] = Ask(transfer, finding);
    }

    private string? Ask(Transfer transfer, Finding finding)
    {
        if (finding.Asks is not { } asks)
            return null;
        if (Asked(transfer, finding) is { } asked)
            return asked;
        var cause = string.Join('\n', [transfer.Id, finding.Holds, $"{Known.Matters.Raised}"]);
        Raise(asks.Kind, cause, asks.IsBlocking, asks.Text, asks.Matches);
        return Facts.ExceptionIds.Of(asks.Kind, cause);
    }

    /// <summary>The exception in which people were asked just this, of the very name; null if nobody has been. Matches that nobody has seen are always asked about.</summary>
    private string? Asked(Transfer transfer, Finding finding)
    {
        if (transfer.Waits.FirstOrDefault(wait => wait.For == finding.Holds)?.ExceptionId is not { } id)
            return null;
        var matches = finding.Asks!.Matches.Select(match => MatchRecord.Of(match).Identity);
        return Known.Exceptions.TryGetValue(id, out var open)
            ? IsOfTheSame(open, finding) && matches.All(match => open.Matches.Any(seen => seen.Identity == match)) ? id : null
            : transfer.Answered.Contains(finding.Holds!) && !matches.Any() ? id : null;
    }

    /// <summary>An outage is everybody's; what could not be read, or resembles somebody, is so of one name.</summary>
    private static bool IsOfTheSame(OpenException open, Finding finding) =>
        finding.Holds == WaitFor.Screening || finding.Side is not { } side || open.Subject == side.Asked.Digest;

    private void WithdrawAllBut(Transfer transfer, IReadOnlyList<WaitRecord> waits)
    {
        foreach (var wait in transfer.Waits.Where(wait => wait.ExceptionId is { } id && waits.All(still => still.ExceptionId != id)))
            if (Known.Exceptions.TryGetValue(wait.ExceptionId!, out var open))
                Tell($"exception/{wait.ExceptionId}", EffectKinds.ResolveException, new ExceptionWithdrawn(wait.ExceptionId!, open.Kind), "withdrawn", Cited.Because(ReasonCodes.CauseGone, "The transfer does not wait for this any more."));
    }
}
