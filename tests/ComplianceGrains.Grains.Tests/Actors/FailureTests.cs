using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Ledgers;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace ComplianceGrains.Grains.Tests.Actors;

/// <summary>What one silo throws is caught as the same on another, so that a caller is answered alike wherever the actor is.</summary>
public sealed class FailureTests(OneSilo silo) : IClassFixture<OneSilo>
{
    public static TheoryData<Exception> Failures => new(
        new UnknownOutcomeException("A verdict was sent.", new IOException("No answer.")),
        new StaleGenerationException("evidence.example.com/eu/decisions", 1, 2),
        new IOException("The tables do not answer."));

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_failure_of_the_store_is_the_same_on_another_silo(Exception failure)
    {
        var serializer = silo.Silo.Services.GetRequiredService<Serializer>();

        var arrived = serializer.Deserialize<Exception>(serializer.SerializeToArray(failure))!;

        Assert.Equal(failure.GetType(), arrived.GetType());
        Assert.Equal(failure.Message, arrived.Message);
        Assert.Equal(failure.InnerException?.Message, arrived.InnerException?.Message);
    }
}
