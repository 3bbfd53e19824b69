using System.Text.Json;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exports.Events;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Lifecycle;
using NodaTime;

namespace ComplianceGrains.Workflows.Exports;

/// <summary>The export workflow: asked for, approved by another person, produced, packaged, fetched. Pure.</summary>
public sealed class ExportWorkflow : Workflow<Export, ExportFacts>
{
    private ExportWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static ExportWorkflow Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "export";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ObeyedRules => Exports.ObeyedRules.Paths;

    /// <summary>The keys of an export's deadlines.</summary>
    public const string Produce = "produce", PackageKey = "package", ApprovalKey = "approval";

    /// <summary>How long a request waits for the second person.</summary>
    private static readonly Duration Patience = Duration.FromDays(7);

    /// <summary>How long after the end of its period an export can be produced at the earliest.</summary>
    public static readonly Duration Rest = Duration.FromSeconds(61);

    /// <inheritdoc/>
    public override Verdict Decide(Export? export, Message message, ExportFacts facts) => (export, message) switch
    {
        (_, Message.Asked { Command: ExportCommand command }) => Decide(export, facts.Id, command, message.By, facts.Rules!, facts.Pseudonyms, facts.Inquiry, message.At),
        (not null, Message.Due { Key: ApprovalKey }) => Lapse(export, message.At),
        ({ Approved: true, Produced: null }, Message.Due { Key: Produce }) => Take(export, facts, message.At),
        ({ Produced: not null, Package: null, Failure: null }, Message.Due { Key: PackageKey }) => Take(export, facts, message.At),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override Export Evolve(Export? state, Decision decision) => Export.Evolve(state, decision.Basis, decision.Happened);

    /// <inheritdoc/>
    public override Binding Bind(ActorId id, Export state, Decision decision) => new(id, decision.Happened is Published ? BoundLog.Lifecycle : BoundLog.Unruled);

    /// <inheritdoc/>
    public override IReadOnlyList<AgendaRow> Agenda(Export export)
    {
        return export switch
        {
            { Package: not null } or { Failure: not null } or { Approved: false } => [],
            { ProducedAt: { } at } => [Row(PackageKey, at, Roles.System)],
            { Approved: true, DecidedAt: { } at } => [Row(Produce, Instant.Max(at, export.Request.To + Rest), Roles.System)],
            _ => [Row(ApprovalKey, export.RequestedAt + Patience, Roles.Mlro)],
        };

        AgendaRow Row(string key, Instant due, string role) => new(key, due, null, role, export.Jurisdictions);
    }

    private static Verdict Decide(
        Export? export, string id, ExportCommand command, Principal by, EffectiveRules rules, IReadOnlyDictionary<string, IReadOnlyList<string>>? pseudonyms, AnsweredInquiry? inquiry, Instant now) => (export, command) switch
        {
            (null, RequestExport request) => Request(id, request, by, pseudonyms, inquiry, now),
            (null, _) => Verdict.Refuse(Refusal.NotFound("There is no such export.")),
            (_, RequestExport) => Verdict.Refuse(Refusal.State("There is an export of this id already.")),
            (_, DecideExport decision) => Approve(export, decision, by, rules, now),
            (_, RecordDownload) when export.Package is { } package =>
                new Verdict.Accepted(200, [Decision(export.Jurisdictions, new ExportDownloaded(package), "downloaded", by, now)], []),
            (_, RecordDownload) => Verdict.Refuse(Refusal.State($"The package is not there yet: the export is {export.Status}.")),
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };

    private static Verdict Take(Export export, ExportFacts facts, Instant now) => facts.Next switch
    {
        ExportStep.Stated stated => State(export, facts, stated, now),
        ExportStep.Packaged packaged => Packaged(export, packaged.Package, packaged.Length, now),
        ExportStep.Failed failed => Fail(export, failed.Reason, now),
        _ => Verdict.Later,
    };

    /// <summary>States in each lifecycle what is being exported, under the newest signed head of the decisions log.</summary>
    private static Verdict State(Export export, ExportFacts facts, ExportStep.Stated stated, Instant now) => new Verdict.Accepted(
        200,
        [.. export.Jurisdictions.Select(jurisdiction => Lifecycle(
            jurisdiction, Statement(export, facts.Id, stated.Decisions[jurisdiction], stated.Suspicion.GetValueOrDefault(jurisdiction), stated.Profile, ExportScopes.Of(export.Request, jurisdiction, facts.Pseudonyms)), now))],
        []);

    /// <summary>The package is made.</summary>
    private static Verdict Packaged(Export export, string package, long length, Instant now) => new Verdict.Accepted(
        200, [Decision(export.Jurisdictions, new ExportPackaged(package, length), "packaged", Principal.System, now)], []);

    /// <summary>No package can be made, and trying again would not help.</summary>
    private static Verdict Fail(Export export, string reason, Instant now) => new Verdict.Accepted(
        200, [Decision(export.Jurisdictions, new ExportFailed(reason), "failed", Principal.System, now)], []);

    /// <summary>Nobody decided in time.</summary>
    private static Verdict Lapse(Export export, Instant now) => export.Approved is not null || now < export.RequestedAt + Patience
        ? Verdict.None
        : new Verdict.Accepted(
            200, [Decision(export.Jurisdictions, new ExportDecided(false, "Nobody decided in time. Ask for the export again."), "lapsed", Principal.System, now)], []);

    /// <summary>The entry <c>export.produced/1</c>.</summary>
    private static Published Statement(Export export, string id, StatedHead decisions, StatedHead? suspicion, ExportProfile profile, ExportScope scope) => new(
        LifecycleKinds.ExportProduced,
        new LifecycleRef.ExportProduced(id, export.Request.From.ToUnixTimeMilliseconds(), export.Request.To.ToUnixTimeMilliseconds(), decisions),
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["basis"] = Text(export.Request.LegalBasis),
            ["profile"] = profile.ToReferenceJson(),
            // The log of suspicion work is recorded even while it is empty, so that its beginning does not show.
            ["rHead"] = (suspicion ?? new StatedHead(0, Merkle.EmptyRoot)).ToJson(),
            ["recipient"] = Text(export.Request.Recipient),
            ["scope"] = scope.ToJson(),
        });

    private static Verdict Request(
        string id, RequestExport request, Principal by, IReadOnlyDictionary<string, IReadOnlyList<string>>? pseudonyms, AnsweredInquiry? inquiry, Instant now)
    {
        if (request.To > now)
            return Verdict.Refuse(Refusal.Rule("A period that has not ended cannot be exported.", new FieldError("/to", "in-the-future", "Give a time that is past.")));
        if (request.From >= request.To)
            return Verdict.Refuse(Refusal.Rule("The period is empty.", new FieldError("/from", "not-before-to", "Give a time before 'to'.")));
        if (request.Inquiry is not null && WrongInquiry(request, inquiry) is { } wrong)
            return Verdict.Refuse(Refusal.Rule("The export cannot answer this inquiry.", wrong));
        var registered = new ExportRegistered(
            request.Jurisdiction, request.From, request.To, request.Recipient, request.Purpose, request.LegalBasis, [.. request.HeldSizes.Distinct().Order()], request.RecipientKind,
            [.. (request.FurtherJurisdictions ?? []).Where(other => other != request.Jurisdiction).Distinct().Order(StringComparer.Ordinal)], Sorted(request.Kinds), Sorted(request.Actors), request.Inquiry);
        IReadOnlyList<string> jurisdictions = [registered.Jurisdiction, .. registered.FurtherJurisdictions];
        return new Verdict.Accepted(
            202,
            [
                Decision(jurisdictions, registered, "requested", by, now),
                .. jurisdictions.Select(jurisdiction => Lifecycle(jurisdiction, Asked(id, registered, ExportScopes.Of(registered, jurisdiction, pseudonyms)), now)),
            ],
            []);

        static IReadOnlyList<string>? Sorted(IReadOnlyList<string>? items) => items is null ? null : [.. items.Distinct().Order(StringComparer.Ordinal)];
    }

    private static FieldError? WrongInquiry(RequestExport request, AnsweredInquiry? inquiry) => inquiry switch
    {
        null => new FieldError("/inquiry", "unknown", "There is no such inquiry."),
        { IsOpen: false } => new FieldError("/inquiry", "closed", "The inquiry is closed. What is asked for after it is another one."),
        _ when !request.Jurisdictions().Contains(inquiry.Jurisdiction) =>
            new FieldError("/inquiry", "elsewhere", $"It is asked under the law of {inquiry.Jurisdiction}: ask for an export of its logs."),
        _ => null,
    };

    /// <summary>The entry <c>export.requested/1</c>.</summary>
    private static Published Asked(string id, ExportRegistered request, ExportScope scope) => new(
        LifecycleKinds.ExportRequested, new LifecycleRef.ExportRequested(id), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["basis"] = Text(request.LegalBasis),
            ["recipient"] = Text(request.Recipient),
            ["scope"] = scope.ToJson(),
        });

    private static Verdict Approve(Export export, DecideExport decision, Principal by, EffectiveRules rules, Instant now)
    {
        if (export.Approved is not null)
            return Verdict.Refuse(Refusal.State($"The export is {export.Status}; nobody has to decide any more."));
        var open = ApprovalsOf(rules).Where(approval => export.Approvers.All(approver => !FourEyes.Satisfies(approval.Role, approver.Role))).ToList();
        if (open.FirstOrDefault(approval => FourEyes.Satisfies(approval.Role, by.Role)) is not { } asked)
            return Verdict.Refuse(Refusal.Forbidden($"This export is approved in the role {string.Join(" and ", open.Select(approval => approval.Role))}."));
        if (FourEyes.Against(asked, by, new Parts([export.Maker], [.. export.Approvers.Select(approver => approver.Principal)])) is { } against)
            return Verdict.Refuse(Refusal.Forbidden(against));
        var outcome = !decision.Approved ? "rejected" : open.Count > 1 ? Export.ApprovedByOne : "approved";
        var decided = Decision(export.Jurisdictions, new ExportDecided(decision.Approved, decision.Reason), outcome, by, now, Cited.Rules(rules));
        return new Verdict.Accepted(200, [decided], []);
    }

    /// <summary>Who approves an export. What leaves the house another person always approves: rules that name nobody leave it to the reporting officer.</summary>
    private static IReadOnlyList<Approval> ApprovalsOf(EffectiveRules rules) =>
        rules.Approvals("export").Value is { Count: > 0 } approvals ? approvals : [new Approval(Roles.Mlro, ["maker"])];

    private static Decision Decision(IReadOnlyList<string> jurisdictions, object happened, string outcome, Principal by, Instant now, CitedRules? rules = null) => new(
        new Basis(outcome, "export-approved-by-second-person", [Cited.Because(ReasonCodes.Export(outcome), $"In the role {by.Role}.")], now, jurisdictions, rules ?? CitedRules.None, by.Id, by.Role),
        happened);

    private static Decision Lifecycle(string jurisdiction, Published entry, Instant now) =>
        new(new Basis("published", null, [], now, [jurisdiction], CitedRules.None, Principal.System.Id, Principal.System.Role), entry);

    private static string Text(string value) => JsonSerializer.Serialize(value, FieldJson.Options);
}
