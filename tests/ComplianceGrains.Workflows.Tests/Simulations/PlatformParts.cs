using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Contracts.Inquiries;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Contracts.Liveness;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Contracts.Rescreenings;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Incidents;
using ComplianceGrains.Workflows.Incidents.Events;
using ComplianceGrains.Workflows.Inquiries;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Lists.Events;
using ComplianceGrains.Workflows.Liveness;
using ComplianceGrains.Workflows.Packs;
using ComplianceGrains.Workflows.Readings;
using ComplianceGrains.Workflows.Rescreenings;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Simulations;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Simulations;

internal sealed class ListPart(Cast cast) : Part<ScreeningList, ListFacts>(ListWorkflow.Instance)
{
    private static readonly string Engine = ScreeningRecord.Text(ScreeningEngine.Version);
    private static readonly string[] Users = ["DE", "EU", "SG"];

    public override Asking? Next(Simulation world, Random random)
    {
        cast.In(world);
        var digest = Cast.Digests[random.Next(Cast.Digests.Count)];
        return new Asking(Cast.List, new AcceptListVersion(digest, [], 2, 2, 1, 0, 0, null, "a test", world.Now), new Principal("prn-operator", Roles.Operator, true, ["*"]));
    }

    /// <summary>Each part of the run tells everybody. It takes a while: at some moments what it waits for is not there.</summary>
    public override (ListFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, ScreeningList? state, Message message)
    {
        if (message is not Message.Due { Key: ListWorkflow.Rescreening } || state is not { RescreeningDone: false } list)
            return (new ListFacts(id.Key, Users, Engine, null, [], RescreeningRules.DayBegan(Repository.Library.Rules(["AE"], message.At), "AE", message.At)), null);
        if (!world.IsSettling && world.Story.Count % 3 == 0)
            return (null, Verdict.Later);
        var told = world.Store.Actors.Where(actor => world.StateOf(actor) is ISubject { IsTerminal: false }).Select(actor => actor.ToString()).ToList();
        return (new ListFacts(id.Key, Users, Engine, new RescreeningProgressed(id.Key, list.InForce.Digest, 2, Math.Min(2, list.Cursor + 1), null, told.Count, 0, 0, list.Cursor >= 1, Engine), told), null);
    }
}

internal sealed class ExportPart() : Part<Export, ExportFacts>(ExportWorkflow.Instance)
{
    public override Asking? Next(Simulation world, Random random)
    {
        var id = new ActorId("export", $"e-{random.Next(2)}");
        return random.Next(3) switch
        {
            0 => new Asking(id, new RequestExport("EU", world.Now - Duration.FromDays(2), world.Now - Duration.FromHours(1), "a supervisor", "review", "a statute", []), People.Mlro()),
            1 => new Asking(id, new DecideExport(random.Next(4) != 0, "because"), People.Mlro(1 + random.Next(3))),
            _ => new Asking(id, new RecordDownload(), People.Mlro()),
        };
    }

    /// <summary>The log is signed and the package made at some moments and not at others.</summary>
    public override (ExportFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, Export? state, Message message) => (state, message) switch
    {
        (null, Message.Asked { Command: not RequestExport }) => (null, Verdict.Refuse(Refusal.NotFound("There is no such export."))),
        (_, Message.Asked) => (new ExportFacts(id.Key, Repository.Library.Rules(["EU"], message.At), null), null),
        _ when !world.IsSettling && world.Story.Count % 2 == 0 => (new ExportFacts(id.Key, null, null), null),
        ({ Produced: null }, _) => (new ExportFacts(id.Key, null, new ExportStep.Stated(new Dictionary<string, StatedHead> { ["EU"] = new(world.Store.Actors.Count, Merkle.EmptyRoot) }, new ExportProfile("supervisor-EU", []))), null),
        _ => (new ExportFacts(id.Key, null, id.Key == "e-0" ? new ExportStep.Packaged("sha256:package", 10) : new ExportStep.Failed("What is stored cannot be shown.")), null),
    };
}

internal sealed class InquiryPart() : Part<Inquiry, InquiryFacts>(InquiryWorkflow.Instance)
{
    public override Asking? Next(Simulation world, Random random)
    {
        var id = new ActorId("inquiry", $"i-{random.Next(2)}");
        return random.Next(4) switch
        {
            0 => new Asking(id, new CloseInquiry(random.Next(2) == 0 ? InquiryOutcomes.Answered : InquiryOutcomes.Withdrawn, random.Next(2) == 0 ? ["e-0"] : [], "a package", world.Now), People.Mlro()),
            _ => new Asking(id, new RecordInquiry("EU", "ref", "an authority", "what", null, null, world.Now - Duration.FromDays(1), world.Now + Duration.FromDays(random.Next(3))), People.Mlro()),
        };
    }

    public override (InquiryFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, Inquiry? state, Message message) =>
        (new InquiryFacts([.. ((message as Message.Asked)?.Command as CloseInquiry)?.Exports.Select(_ => new NamedExport(true, "sha256:package", true)) ?? []], A.ExceptionIds(id)), null);
}

internal sealed class IncidentPart() : Part<IncidentClosed, IncidentFacts>(IncidentWorkflow.Instance)
{
    private static readonly IncidentView Agreed = new(
        "i-1", "log", "fork", "a log", ["EU"], "Something was found.", "closing", A.Monday,
        [new("proposed", "prn-operator-1", Roles.Operator, "looked", A.Monday), new("approved", "prn-operator-2", Roles.Operator, "looked too", A.Monday)], 3);

    public override Asking? Next(Simulation world, Random random) => random.Next(6) switch
    {
        0 => new Asking(new ActorId("incident", "i-1"), new RecordClosing(), Principal.System),
        1 => new Asking(new ActorId("incident", "i-1"), new StateLost(0), Principal.System),
        _ => null,
    };

    public override (IncidentFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, IncidentClosed? state, Message message) =>
        (new IncidentFacts(Agreed, [("EU", Published.Of(LifecycleKinds.RecordDeleted, new LifecycleRef.Tombstone("lost", "restore", 0, 1, Merkle.EmptyRoot)))]), null);
}

internal sealed class PackPart() : Part<PackVersions, PackFacts>(PackWorkflow.Instance)
{
    private static readonly IReadOnlyList<Published> Wanted =
        [.. ListWorkflow.Instance.Kinds.Take(5).Select(kind => Published.Of(LifecycleKinds.SchemaPublished, new LifecycleRef.SchemaPublished(kind.Name, kind.Schema.Digest)))];

    /// <summary>A newer program has more to publish than the one before; versions are proposed and decided about.</summary>
    public override Asking? Next(Simulation world, Random random) => random.Next(6) switch
    {
        0 or 1 => new Asking(new ActorId("pack", "EU"), new Publish(), Principal.System),
        2 => new Asking(new ActorId("pack", "EU"), new ProposeVersion([], [], "because"), new Principal("prn-editor", Roles.PackEditor, true, ["*"])),
        3 => new Asking(new ActorId("pack", "EU"), new DecideVersion(7 + random.Next(3), random.Next(3) != 0, "because"), new Principal($"prn-approver-{random.Next(2)}", Roles.PackApprover, true, ["*"])),
        _ => null,
    };

    /// <summary>A proposed version begins tomorrow or in ten minutes, which nobody may keep.</summary>
    public override (PackFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, PackVersions? state, Message message)
    {
        var number = 7 + (state?.Proposed.Count ?? 0);
        var trial = message is Message.Asked { Command: ProposeVersion }
            ? new PackTrial(new Candidate($"EU@{number}", number, $"sha256:{number:x64}", message.At + (number % 2 == 0 ? Duration.FromDays(1) : Duration.FromMinutes(10)), []), [], 1, [])
            : null;
        return (new PackFacts(
            "EU", [.. Wanted.Take(2 + (world.Story.Count / 10)).Where(entry => state?.Published.References.Contains(PackWorkflow.Identity(entry)) != true)],
            Repository.Library.Rules(["EU"], message.At), [], trial, [], []), null);
    }
}

/// <summary>Nobody asks anything of a day's destruction: it is told of whose terms are over, and says when everything is gone.</summary>
internal sealed class RetentionPart() : Part<RetentionRun, RetentionFacts>(RetentionWorkflow.Instance)
{
    public override Asking? Next(Simulation world, Random random) => null;

    /// <summary>Destroying takes a while: at some moments it has not come to its end.</summary>
    public override (RetentionFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, RetentionRun? state, Message message) =>
        (new RetentionFacts(id.Key, state is { Begun: true } && (world.IsSettling || world.Story.Count % 2 == 0) ? new RunStep.Said(3) : null), null);
}

/// <summary>Who works on a customer opens what they gave.</summary>
internal sealed class ReadingPart() : Part<ReadingLog, ReadingFacts>(ReadingWorkflow.Instance)
{
    public override Asking? Next(Simulation world, Random random) => new(
        new ActorId("readings", Cast.Customers[random.Next(Cast.Customers.Count)].ToString()), new OpenFields(Purposes.CustomerDueDiligence, null, ["fullName"], null), People.Mlro(1 + random.Next(2)));

    public override (ReadingFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, ReadingLog? state, Message message) =>
        world.StateOf(ActorId.Parse(id.Key)) is Customer { IsErased: false } customer
            ? (new ReadingFacts(message.At, message.By, customer.Bound, Repository.Library.Rules(customer.Bound, message.At), false, false), null)
            : (null, Verdict.Refuse(Refusal.NotFound("There is no such thing.")));
}

/// <summary>It is looked whether everything moves, and at some moments something does not.</summary>
internal sealed class LivenessPart() : Part<LivenessRecord, LivenessFacts>(LivenessWorkflow.Instance)
{
    public override Asking? Next(Simulation world, Random random) => new(
        new ActorId("liveness", "EU"),
        new SweepFound(world.Now - Duration.FromHours(1), world.Now, 60, 60, random.Next(3) == 0 ? null : world.Now, world.Store.Actors.Count, 0, random.Next(3) == 0 ? 1 : 0, 0, []), Principal.System);

    public override (LivenessFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, LivenessRecord? state, Message message) => (new LivenessFacts(id.Key), null);
}

/// <summary>Everybody is screened again each day: on some the list is not confirmed in time.</summary>
internal sealed class RescreeningPart() : Part<RescreeningRecord, RescreeningFacts>(RescreeningWorkflow.Instance)
{
    public override Asking? Next(Simulation world, Random random) =>
        new(new ActorId("rescreening", "AE"), new LookAtRescreening(world.Now - Duration.FromDays(random.Next(3)), random.Next(2)), Principal.System);

    public override (RescreeningFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, RescreeningRecord? state, Message message)
    {
        var list = world.StateOf(Cast.List) as ScreeningList;
        return (new RescreeningFacts(
            id.Key, Repository.Library.Rules([id.Key], message.At),
            [new ComparedList(A.List, list?.InForce.Digest, list?.ConfirmedAt, list?.WholeAt, list is { RescreeningDone: true }, 2, 2, 0, 0)], 0, []), null);
    }
}
