using System.Reflection;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Host.Authorization;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;

namespace ComplianceGrains.Host.Tests.People;

public sealed class SeenPeopleTests
{
    [Fact]
    public async Task Who_cannot_be_remembered_is_not_turned_away_and_the_store_is_not_asked_at_every_call()
    {
        var grains = DispatchProxy.Create<IGrainFactory, NoStore>();
        using var people = new SeenPeople(SandboxPrincipals.None, grains, NullLogger<SeenPeople>.Instance);
        var anna = new Principal("prn-00112233445566778899", Roles.Analyst, true, ["EU"]);

        await people.SawAsync(anna);
        await people.SawAsync(anna);

        Assert.Equal(1, ((NoStore)grains).Asked);
    }

    /// <summary>A cluster in which no actor answers.</summary>
    public class NoStore : DispatchProxy
    {
        public int Asked { get; private set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Asked++;
            throw new TimeoutException("Nobody answers.");
        }
    }
}
