using System.Text;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>How old the evidence may be that a relationship begins on, where the pack says it.</summary>
public class EvidenceAgeTests
{
    private static readonly Duration Long = Duration.FromDays(6 * 366);

    [Fact]
    public void A_check_of_2020_never_activates_a_customer_in_2026()
    {
        var world = Applied();
        var refusal = world.Verify(occurredAt: Instant.FromUtc(2020, 3, 1, 9, 0));

        Assert.Equal((422, "/occurredAt", "too-old"), (refusal!.Status, refusal.Errors[0].Pointer, refusal.Errors[0].Code));
        Assert.Contains("from EU", refusal.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal("awaiting-evidence", world.Customer!.Status);
        Assert.DoesNotContain(nameof(EvidenceRecorded), world.Happened());
    }

    [Fact]
    public void The_last_day_of_its_age_is_in_time_and_the_next_is_not()
    {
        var world = Applied();
        var evidence = Library.Rules(["EU"], world.Now).Evidence;
        var zone = Library.Newest.Single().Zone;
        var oldest = (world.Now.InZone(zone).Date - evidence.MaxAge!.Value.Period).At(new LocalTime(0, 0)).InZoneLeniently(zone).ToInstant();
        Assert.Equal(422, world.Verify(occurredAt: oldest - Duration.Epsilon)!.Status);
        Assert.Null(world.Verify(occurredAt: oldest));
        Assert.Equal("active", world.Customer!.Status);
    }

    [Fact]
    public void A_check_that_failed_is_heard_however_old()
    {
        var world = Applied();
        Assert.Null(world.Verify("failed", occurredAt: world.Now - Long));
        Assert.Equal("under-review", world.Customer!.Status);
    }

    [Fact]
    public void What_was_fresh_when_it_came_and_is_too_old_when_all_is_done_is_asked_for_again()
    {
        var world = new SubjectWorld(Library, "EU", A.Monday);
        Assert.Null(world.Apply(A.Person));
        Assert.Null(world.Verify());
        Assert.Equal("screening", world.Customer!.Status);

        world.PassTo(Library.Rules(["EU"], A.Monday).Evidence.GoodUntil(A.Monday)!.Value);
        foreach (var list in Library.Rules(["EU"], world.Now).Screening.Asked)
            world.Lists.Put(list, ["PETROV, Somebody"], world.Now);
        world.ListChanged();
        Assert.Equal("awaiting-evidence", world.Customer.Status);
        Assert.Equal(["verify-identity"], world.Customer.Pending.Select(step => step.Step));
        var lapsed = world.History.Last(decision => decision.Happened is EvidenceLapsed).Basis;
        Assert.Equal(("evidence-too-old", "customerDueDiligence.evidence.maxAge"), (lapsed.Reasons[0].Code, lapsed.Reasons[0].Rule));
        Assert.DoesNotContain(nameof(CustomerActivated), world.Happened());

        Assert.Null(world.Verify());
        Assert.Equal("active", world.Customer.Status);
    }

    private static SubjectWorld Applied()
    {
        var world = new SubjectWorld(Library, "EU", A.Monday);
        world.Lists.Put(A.List, ["PETROV, Somebody"], A.Monday);
        Assert.Null(world.Apply(A.Person));
        return world;
    }

    /// <summary>The European pack of that day alone, with an age where it has none.</summary>
    private static PackLibrary Library { get; } = WithAge();

    private static PackLibrary WithAge()
    {
        var files = Repository.Library.InForce("EU", A.Monday)!.Files.ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);
        var pack = Encoding.UTF8.GetString(files["pack.yaml"].Span);
        if (!pack.Contains("maxAge:", StringComparison.Ordinal))
            pack = pack.Replace("\n  steps: ", "\n  evidence: { maxAge: { value: P6M, source: firm-policy } }\n  steps: ", StringComparison.Ordinal);
        Assert.Contains("maxAge:", pack, StringComparison.Ordinal);
        files["pack.yaml"] = Encoding.UTF8.GetBytes(pack);
        return PackLibrary.Read(File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml")), [new PackFolder("eu", files)]).OrThrow();
    }
}
