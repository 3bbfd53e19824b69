using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Building;

/// <summary>Builders under the real packs.</summary>
internal static class A
{
    public const string List = "ofac-sdn";

    /// <summary>A Monday morning on which nobody has a holiday.</summary>
    public static readonly Instant Monday = Instant.FromUtc(2026, 11, 2, 9, 0);

    public static PersonData Person { get; } = new(
        "Ana Example", new LocalDate(1988, 4, 1), "Porto", ["PT"], new Address(["Rua 1"], "4000", "Porto", "PT"), null, null, null, null, null,
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /// <summary>What a correction begins with: nothing of it is wrong.</summary>
    public static PersonData Nothing { get; } = new(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /// <summary>Nobody's secret.</summary>
    public static HashKey HashKey { get; } = new(new byte[32]);

    /// <summary>Somebody who does nothing else in a story.</summary>
    public static Contracts.Actors.Principal Nobody { get; } = new("prn-nobody", Contracts.Actors.Roles.ProductService, false, ["*"]);

    public static PersonData PoliticallyExposed => Person with { PoliticallyExposed = true };

    public static ExceptionIds ExceptionIds(ActorId subject) => new(subject, HashKey);

    public static SubjectWorld WorldWithoutList(string booking = "EU") => new(Repository.Library, booking, Monday);

    public static SubjectWorld World(string booking = "EU", params string[] listed)
    {
        var world = WorldWithoutList(booking);
        world.Lists.Put(List, listed.Length > 0 ? listed : ["PETROV, Somebody"], Monday);
        return world;
    }

    public static SubjectWorld Applied(string booking = "EU", PersonData? person = null)
    {
        var world = World(booking);
        Assert.Null(world.Apply(person ?? Person));
        return world;
    }

    public static SubjectWorld Active(string booking = "EU")
    {
        var world = Applied(booking);
        Assert.Null(world.Verify());
        Assert.Equal("active", world.Customer!.Status);
        return world;
    }

    /// <summary>An applicant who resembles somebody listed, with the exception that this opened.</summary>
    public static (SubjectWorld World, string Exception) Listed(string booking = "EU")
    {
        var world = World(booking, "EXAMPLE, Ana");
        world.Apply(Person);
        world.Verify();
        return (world, Assert.Single(world.Opened));
    }
}
