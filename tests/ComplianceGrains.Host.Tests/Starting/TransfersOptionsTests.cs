using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Transfers;
using ComplianceGrains.Jurisdictions.Effective;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ComplianceGrains.Host.Tests.Starting;

/// <summary>A slip in the kind of an asset would let through what packs bar: it is found before anything is transferred.</summary>
public sealed class TransfersOptionsTests
{
    [Fact]
    public void A_kind_of_assets_that_the_catalogue_does_not_have_stops_the_start()
    {
        Assert.Null(FailureOf("anonymity-enhanced"));
        Assert.StartsWith(
            "Transfers:Assets:0:Kinds:0 is 'anonymity-enchanced', and the packs' catalogue has no such kind of assets. Known are anonymity-enhanced, mixer-output: ",
            FailureOf("anonymity-enchanced"), StringComparison.Ordinal);
    }

    /// <summary>What keeps a host from starting whose one asset is of a kind; null if nothing does.</summary>
    private static string? FailureOf(string kind)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Transfers:Assets:0:Id"] = "eip155:1/erc20:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48",
            ["Transfers:Assets:0:Symbol"] = "XYZ",
            ["Transfers:Assets:0:Decimals"] = "6",
            ["Transfers:Assets:0:Kinds:0"] = kind,
        });
        var catalog = File.ReadAllText(Path.Combine(Repository.Root, "jurisdictions", "catalog.yaml"));
        builder.Services.AddSingleton(new RuleBook(PackLibrary.Read(catalog, []).OrThrow()));
        new TransferEndpoints().Add(builder);
        using var host = builder.Build();
        try
        {
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            return null;
        }
        catch (OptionsValidationException failure)
        {
            return failure.Message;
        }
    }
}
