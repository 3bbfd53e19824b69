using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Packs.Events;
using ComplianceGrains.Workflows.Schemas;
using NodaTime;

namespace ComplianceGrains.Workflows.Packs;

/// <summary>
/// The life of a jurisdiction's pack: a version is proposed by one person, approved by another, and stated in the lifecycle log
/// before the instant from which it rules. The same log states what this program writes and under which packs and keys. Pure.
/// </summary>
public sealed class PackWorkflow : Workflow<PackVersions, PackFacts>
{
    private PackWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static PackWorkflow Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "pack";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ObeyedRules => Packs.ObeyedRules.Paths;

    /// <summary>The outcome of an approval that is not the last one needed.</summary>
    public const string ApprovedByOne = "confirmed";

    /// <summary>
    /// How long before its instant a version is approved at the latest: until then every silo has seen it
    /// (a silo decides on what it has seen for a fraction of this, then it has to look again).
    /// </summary>
    public static readonly Duration Lead = Duration.FromMinutes(5);

    /// <summary>How many subjects one decision of a migration tells at most.</summary>
    public const int MostTold = 50;

    /// <summary>Before a version's number: the deadline at which it lapses.</summary>
    internal const string ApprovalKey = "approval/";

    /// <inheritdoc/>
    public override Verdict Decide(PackVersions? state, Message message, PackFacts facts) => (message, facts) switch
    {
        (Message.Asked { Command: ProposeVersion command }, _) => Propose(state, command, message.By, facts, message.At),
        (Message.Asked { Command: DecideVersion command }, _) => Approve(state, command, message.By, facts, message.At),
        (Message.Asked { Command: ReviewVersion command }, _) => EmergencyChange.Review(state, command, message.By, facts, message.At),
        (Message.Asked { Command: Publish } or Message.Told, { Missing: { Count: > 0 } missing }) =>
            new Verdict.Accepted(200, [.. missing.Select(entry => Lifecycle(facts.Jurisdiction, entry, message.At))], []),
        (Message.Due due, _) when due.Key.StartsWith(PackMigration.Prefix, StringComparison.Ordinal) => PackMigration.Tell(state, due.Key, facts, message.At),
        (Message.Due due, _) when due.Key.StartsWith(EmergencyChange.Prefix, StringComparison.Ordinal) => EmergencyChange.Miss(state, due.Key, facts, message.At),
        (Message.Due due, _) => Lapse(state, due.Key, facts, message.At),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override PackVersions Evolve(PackVersions? state, Decision decision) => (state ?? PackVersions.Empty).With(decision);

    /// <inheritdoc/>
    public override IReadOnlyList<AgendaRow> Agenda(PackVersions state) =>
    [
        .. state.Open.Select(version => new AgendaRow(
            $"{ApprovalKey}{version.Version}", version.Proposal.InForceFrom - Lead, AgendaRow.SecondPerson, Roles.PackApprover, [version.Jurisdiction])),
        .. EmergencyChange.Rows(state),
        .. state.Proposed.Where(PackMigration.IsOpen).Select(version => new AgendaRow(PackMigration.KeyOf(version), version.MigrationDue, null, Roles.System, [version.Jurisdiction])),
    ];

    /// <inheritdoc/>
    public override Binding Bind(ActorId id, PackVersions state, Decision decision) => new(id, decision.Happened is Published ? BoundLog.Lifecycle : BoundLog.Ruled);

    /// <summary>What makes an entry the same as one that stands there already.</summary>
    public static string Identity(Published entry) => entry.Reference switch
    {
        LifecycleRef.PackPublished pack => $"pack {pack.Pack.Pack}@{pack.Pack.Version} {pack.Pack.Digest}",
        _ => $"{entry.Kind} {entry.Reference.ToCanonical()}",
    };

    /// <summary>Who still has to approve a version.</summary>
    /// <param name="version">A version that waits.</param>
    /// <param name="rules">Of the jurisdiction, now.</param>
    public static IReadOnlyList<Approval> OpenApprovals(ProposedVersion version, EffectiveRules rules) => version.ReviewBy is not null
        ? EmergencyChange.Open(version, ApprovalsOf(rules))
        : [.. ApprovalsOf(rules).Where(approval => version.Approvals.All(step => !FourEyes.Satisfies(approval.Role, step.Role)))];

    /// <summary>The kinds of the lifecycle logs, whoever writes them, and its own.</summary>
    protected override IEnumerable<DecisionKind> FindKinds() => [.. PublishedKind.All, .. base.FindKinds()];

    private static Verdict Propose(PackVersions? state, ProposeVersion command, Principal by, PackFacts facts, Instant now)
    {
        if (facts is not { Trial: { } trial, Rules: { } rules })
            return Verdict.Refuse(Refusal.State($"No version of {facts.Jurisdiction} is in force now, so no rule says who may change it. Its first version comes with the installation."));
        if (!trial.IsFine)
            return Verdict.Refuse(Refusal.Rule("The version cannot be proposed as it is; what is in force stays.",
                [.. trial.Problems.Take(50).Select(problem => new FieldError($"{problem.File}:{problem.Line}:{problem.Column}", "pack", problem.Message))]));
        var pack = trial.Candidate!;
        var begins = EmergencyChange.Begin(command, pack);
        if (EmergencyChange.Against(command, begins) is { } noEmergency)
            return Verdict.Refuse(noEmergency);
        if (state?.Open.FirstOrDefault(open => open.Proposal.InForceFrom == begins || open.Version == pack.Version) is { } other)
            return Verdict.Refuse(Refusal.State(
                $"{facts.Jurisdiction}@{other.Version} ({other.Proposal.Digest}) is proposed already{(other.Proposal.InForceFrom == begins ? " for the same instant" : "")}, and somebody has to decide about it first."));
        if (begins < now + Lead)
            return Verdict.Refuse(Refusal.Rule("A version begins in the future: what was decided stays decided under the rules of its time.",
                new FieldError("effective", "too-early", $"It begins {begins} and has to be approved {(int)Lead.TotalMinutes} minutes before. Let it begin on a later day.")));
        if (trial.Verified.FirstOrDefault(value => state?.Proposed.Any(version => version.Maker == by.Id && version.Proposal.Digest == value.Digest) == true) is { } own)
            return Verdict.Refuse(Refusal.Forbidden($"You wrote {own.Path} in {own.Writer}: somebody else has to hold it against the law."));
        var proposed = new PackProposed(
            pack.Version, pack.Digest, begins, facts.Files, facts.Scenarios, trial.ScenariosPassed, trial.Changes.Count, command.Reason, pack.Migration,
            pack.InForceFrom, [.. trial.Verified.DistinctBy(value => value.Digest)]);
        var first = Ruled(facts.Jurisdiction, rules, PackStatus.Proposed, $"{pack.Id} was checked without an error and passed {trial.ScenariosPassed} scenarios.", proposed, by, now);
        return new Verdict.Accepted(201, command.ReviewBy is { } review
            ? [first, Ruled(facts.Jurisdiction, rules, "emergency", $"It cannot wait: one other person approves it, and somebody else looks at it until {review}.", new EmergencyDeclared(pack.Version, pack.Digest, review), by, now)]
            : [first], []);
    }

    private static Verdict Approve(PackVersions? state, DecideVersion command, Principal by, PackFacts facts, Instant now)
    {
        if (state?.Proposed.LastOrDefault(version => version.Version == command.Version) is not { } version)
            return Verdict.Refuse(Refusal.NotFound("There is no such proposed version."));
        if (version.Status != PackStatus.Proposed)
            return Verdict.Refuse(Refusal.State($"The version is {version.Status}; nobody has to decide any more."));
        if (facts.Rules is not { } rules)
            return Verdict.Refuse(Refusal.State($"No version of {facts.Jurisdiction} is in force now, so no rule says who may approve."));
        var open = OpenApprovals(version, rules);
        if (open.FirstOrDefault(approval => FourEyes.Satisfies(approval.Role, by.Role)) is not { } asked)
            return Verdict.Refuse(Refusal.Forbidden($"This version is approved in the role {string.Join(" and ", open.Select(approval => approval.Role))}."));
        if (FourEyes.Against(asked, by, new Parts([version.Maker], [.. version.Approvals.Select(step => step.By)])) is { } against)
            return Verdict.Refuse(Refusal.Forbidden(against));
        var proposal = version.Proposal;
        if (!command.Approved)
            return Accepted(PackStatus.Rejected, new PackRejected(version.Version, proposal.Digest, command.Reason));
        if (proposal.InForceFrom < now + Lead)
            return Verdict.Refuse(Refusal.State($"It is too late: the version begins {proposal.InForceFrom}, and has to be approved {(int)Lead.TotalMinutes} minutes before. Propose it again for a later day."));
        var others = open.Count > 1 && version.ReviewBy is null;
        var approved = Accepted(others ? ApprovedByOne : PackStatus.Approved, new PackApproved(version.Version, proposal.Digest, command.Reason));
        return others ? approved : approved with
        {
            // Stated in the log with the approval, so before anybody can decide under it.
            Decisions = [.. approved.Decisions, Lifecycle(facts.Jurisdiction, Statement(facts.Jurisdiction, proposal), now)],
            Effects = [.. facts.Heirs.Select(heir => new EffectIntent(0, $"pack/{heir}", EffectKinds.PackApproved))],
        };

        Verdict.Accepted Accepted(string outcome, object happened) =>
            new(200, [Ruled(facts.Jurisdiction, rules, outcome, $"In the role {by.Role}.", happened, by, now)], []);
    }

    private static Verdict Lapse(PackVersions? state, string key, PackFacts facts, Instant now) =>
        facts.Rules is { } rules && state?.Open.FirstOrDefault(version => $"{ApprovalKey}{version.Version}" == key) is { } late && now >= late.Proposal.InForceFrom - Lead
            ? new Verdict.Accepted(200, [Ruled(
                facts.Jurisdiction, rules, PackStatus.Lapsed, "Nobody decided in time.",
                new PackRejected(late.Version, late.Proposal.Digest, "Nobody decided in time. Propose it again for a later day."), Principal.System, now)], [])
            : Verdict.None;

    /// <summary>Who approves a change of the rules. Another person always does: rules that name nobody leave it to who approves packs.</summary>
    internal static IReadOnlyList<Approval> ApprovalsOf(EffectiveRules rules) =>
        rules.Approvals("pack").Value is { Count: > 0 } approvals ? approvals : [new Approval(Roles.PackApprover, ["maker"])];

    private static Published Statement(string jurisdiction, PackProposed proposal) => Published.Of(
        LifecycleKinds.PackPublished, new LifecycleRef.PackPublished(
            new PackCitation(jurisdiction, $"{proposal.Version}", new Digest(Convert.FromHexString(proposal.Digest["sha256:".Length..]))), proposal.InForceFrom.ToUnixTimeMilliseconds()));

    internal static Decision Ruled(string jurisdiction, EffectiveRules rules, string outcome, string text, object happened, Principal by, Instant now) => new(
        new Basis(outcome, "pack-approved-by-second-person", [Cited.Reason(ReasonCodes.Pack(outcome), "approvals.pack", rules.Approvals("pack").Citations, text)], now, [jurisdiction], Cited.Rules(rules), by.Id, by.Role),
        happened);

    private static Decision Lifecycle(string jurisdiction, Published entry, Instant now) => new(
        new Basis("published", null, [], now, [jurisdiction], CitedRules.None, Principal.System.Id, Principal.System.Role), entry);
}

/// <summary>Publishes what is missing. The platform's own command.</summary>
public sealed record Publish;

/// <summary>What a decision about a pack stands on.</summary>
/// <param name="Jurisdiction">Whose.</param>
/// <param name="Missing">What does not stand in its lifecycle log yet.</param>
/// <param name="Rules">Of the jurisdiction now, for what people decide; null if it has none in force.</param>
/// <param name="Heirs">The jurisdictions that inherit from it, whose logs state its versions too.</param>
/// <param name="Trial">The version that is being proposed, read, checked and tested; else null.</param>
/// <param name="Files">Its files as they are kept; none if it is not fine.</param>
/// <param name="Scenarios">Its scenarios as they are kept.</param>
public sealed record PackFacts(
    string Jurisdiction, IReadOnlyList<Published> Missing, EffectiveRules? Rules, IReadOnlyList<string> Heirs, PackTrial? Trial,
    IReadOnlyList<PackFileReference> Files, IReadOnlyList<PackFileReference> Scenarios)
{
    /// <summary>Whom a migration tells next, at its deadline and if those told before have heard; else null.</summary>
    public MigrationPart? Next { get; init; }
}
