using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Parties.Events;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Parties;

/// <summary>A related party's way from the statement to being named, identified and screened; whatever changes in it the customer is told.</summary>
internal sealed class PartyRun(Party? before, PartyFacts facts) : SubjectRun<Party, PartyFacts>(PartyWorkflow.Instance, before, facts)
{
    /// <summary>The key of the deadline of the regular look.</summary>
    public const string Look = "look";

    /// <summary>From one look to the next: whose customer is gone is not known for longer than this afterwards.</summary>
    public static readonly Duration Between = Duration.FromDays(180);

    /// <summary>Goes on as far as the facts allow: the end of the relationship, screening, the checks that are asked for.</summary>
    public override void Advance()
    {
        if (Known.IsTerminal)
            return;
        if (Facts.CustomerEnded)
        {
            Record(new PartyRemoved("customer-ended", null), PartyOutcome.Removed, null, Cited.Because(ReasonCodes.CustomerEnded, "There is no relationship with the customer any more."));
            return;
        }

        Screen();
        if (Known.Outcome is null && !Known.IsBlocked && (!Known.IsSomebody || Known.PassesScreening) && Known.Pending.Count == 0)
            Record(new PartyPassed(), PartyOutcome.Passed, "related-parties",
                Cited.Because(ReasonCodes.PartyPassed, Known.IsSomebody ? "Named, identified as the rules ask, and screened: nothing is open." : "Nobody by name: what is held counts as its kind says."));
    }

    /// <summary>The verdict of everything so far, with what the customer has to know of it.</summary>
    public Verdict Told(Verdict verdict)
    {
        if (verdict is not Verdict.Accepted { Status: var status })
            return verdict;
        var now = Known.Stated with { Standing = Known.Standing, Band = BandNow(), Circumstances = CircumstancesNow() };
        if (Known.Told > 0 && SaysTheSame(now, Before?.Stated ?? Known.Stated))
            return verdict;
        Tell(
            $"customer/{Known.CustomerId}", EffectKinds.PartyChanged, new PartyStandingChanged(Known.CustomerId, Known.Told + 1, now), now.Standing,
            Cited.Because(ReasonCodes.PartyStanding, $"{now.Id}: {now.Standing}."));
        return ToVerdict(status);
    }

    /// <inheritdoc/>
    protected override Verdict Due(string key)
    {
        if (Known.IsTerminal || (!Facts.CustomerEnded && (key != Look || Known.LookAgain > Facts.Now)))
            return base.Due(key);
        if (!Facts.CustomerEnded)
            Record(new PartyLookedAt(Facts.Now + Between), "looked-at", "related-parties", Cited.Because(ReasonCodes.PartyStanding, "The regular look."));
        Advance();
        return ToVerdict(200);
    }

    /// <inheritdoc/>
    protected override bool IsScreened => Known.IsSomebody;

    /// <inheritdoc/>
    protected override string AreListed(int entries) => $"{entries} listed {(entries == 1 ? "entry resembles" : "entries resemble")} the related party {Known.Stated.Id}";

    /// <summary>No rule asks anybody to approve a related party by itself: the customer is approved.</summary>
    protected override (Approval? Approval, string Rule, IReadOnlyList<Citation> Citations) ApprovalOf(PendingStep pending) => (null, $"customerDueDiligence.pending.{pending.Step}", []);

    private static bool SaysTheSame(RelatedParty now, RelatedParty told) =>
        now.Standing == told.Standing && now.Band == told.Band && now.Circumstances.SequenceEqual(told.Circumstances) && now.EntityKinds.SequenceEqual(told.EntityKinds);

    /// <summary>What is known of them that the customer's risk depends on.</summary>
    private IReadOnlyList<string> CircumstancesNow()
    {
        var known = new HashSet<string>(Known.Stated.Circumstances, StringComparer.Ordinal);
        known.UnionWith(Facts.Person is null && Facts.Entity is null ? [] : RiskAssessment.CircumstancesOf(Facts.Person, Facts.Entity, new HashSet<string>(StringComparer.Ordinal)));
        if (Known.Matters.ConfirmedPeps.Count > 0)
            known.Add(Customers.Circumstances.Pep);
        if (Known.Stated.Roles.Contains(PartyRoles.Nominee))
            known.Add("nominee-holders");
        return [.. known.Order(StringComparer.Ordinal)];
    }

    private string? BandNow() => Facts.Person is null && Facts.Entity is null ? Known.Stated.Band
        : RiskAssessment.Of(Facts.Person, Facts.Entity, CircumstancesNow().ToHashSet(StringComparer.Ordinal), Facts.Rules).Rating.Band;
}
