using ComplianceGrains.Grains.Tests.Firms;

namespace ComplianceGrains.Grains.Tests.Lists;

/// <summary>A version of a list that one silo of a cluster takes in, and customers who are about to pass on the others.</summary>
public sealed class ClusterListTests
{
    /// <summary>So many that each silo has some of them.</summary>
    private static readonly string[] Customers = [.. Enumerable.Range(1, 24).Select(number => $"c-{number}")];

    [Fact]
    public async Task Nobody_passes_on_the_old_version_whichever_silo_took_in_the_new_one()
    {
        using var firm = new Firm { IsShared = true };
        await using var cluster = await RunningSilo.StartAsync(firm, silos: 2);
        await NameAnaAsync(cluster);
        Assert.Equal(2, Versions(cluster).Count);

        var replies = await Task.WhenAll(Customers.Select(customer => cluster.VerifyAsync(customer)));

        Assert.DoesNotContain("active", replies.Select(reply => reply.View!.Status));
        // Who asked on the other silo had the version loaded there first.
        Assert.Single(Versions(cluster));
    }

    /// <summary>What the silos would do if they did not look into the list's history: the test above can fail.</summary>
    [Fact]
    public async Task Silos_that_believe_to_be_alone_let_somebody_pass()
    {
        using var firm = new Firm { IsShared = false };
        await using var cluster = await RunningSilo.StartAsync(firm, silos: 2);
        await NameAnaAsync(cluster);

        var replies = await Task.WhenAll(Customers.Select(customer => cluster.VerifyAsync(customer)));

        Assert.Contains("active", replies.Select(reply => reply.View!.Status));
        Assert.Equal(2, Versions(cluster).Count);
    }

    /// <summary>All have applied, screened against a list that names somebody else; then one silo takes in the list that names them.</summary>
    private static async Task NameAnaAsync(RunningSilo cluster)
    {
        await cluster.PutListAsync("PETROV, Somebody");
        foreach (var library in cluster.Libraries.Where(library => library.Engine.Catalog.Find(RunningSilo.List) is null))
            await cluster.LoadAsync(library);
        await Task.WhenAll(Customers.Select(customer => cluster.ApplyAsync(customer)));
        await cluster.PutListAsync("EXAMPLE, Ana");
    }

    private static HashSet<string> Versions(RunningSilo cluster) => [.. cluster.Libraries.Select(library => library.Engine.Catalog.Find(RunningSilo.List)!.Index.Digest)];
}
