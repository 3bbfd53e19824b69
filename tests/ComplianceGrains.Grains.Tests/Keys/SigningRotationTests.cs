using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Tests.Firms;

namespace ComplianceGrains.Grains.Tests.Keys;

/// <summary>Another signing key takes the place of the present one.</summary>
public sealed class SigningRotationTests : IDisposable
{
    private readonly Firm _firm = new();

    public void Dispose() => _firm.Dispose();

    [Fact]
    public async Task It_is_stated_under_the_present_one_before_it_signs_and_each_head_opens_with_the_key_of_its_time_alone()
    {
        var first = _firm.Signing.PublicKey(Firm.Lifecycle);
        var before = await LiveAsync("c-1");
        var second = _firm.PrepareSigning().PublicKey(Firm.Lifecycle);
        var stating = await LiveAsync("c-2");
        var entries = await StatedAsync();
        _firm.UseNextSigning();
        var after = await LiveAsync("c-3");

        Assert.Equal((true, false), (Opens(before, first), Opens(before, second)));
        Assert.Equal((true, false), (Opens(stating, first), Opens(stating, second)));
        Assert.Equal((false, true), (Opens(after, first), Opens(after, second)));
        Assert.Equal([(LifecycleKinds.KeyAdded, first.ToString()), (LifecycleKinds.KeyAdded, second.ToString())], entries);
        Assert.Equal([.. entries, (LifecycleKinds.KeyRetired, first.ToString())], await StatedAsync());
        Assert.Empty(await _firm.FaultsOfStoreAsync());
        // Nothing is stated twice.
        await LiveAsync("c-4");
        Assert.Equal(3, (await StatedAsync()).Count);
    }

    /// <summary>A life of the firm's silo in which somebody applies; the newest head of lifecycle at its end.</summary>
    private async Task<byte[]> LiveAsync(string customer)
    {
        await using var silo = await RunningSilo.StartAsync(_firm);
        await silo.PublishAsync();
        Assert.Null((await silo.ApplyAsync(customer)).Refusal);
        await silo.SequenceAsync();
        return Encoding.UTF8.GetBytes((await _firm.Store.Logs.SignedHeadAsync(Firm.Lifecycle))!.Note);
    }

    /// <summary>What lifecycle says of its own key, in order.</summary>
    private async Task<IReadOnlyList<(string Kind, string VKey)>> StatedAsync()
    {
        var said = new List<(string, string)>();
        await foreach (var entry in _firm.Store.Logs.ReadAsync(Firm.Lifecycle, 0, (await _firm.Store.Logs.HeadAsync(Firm.Lifecycle)).Size))
            if (Core.Parse(entry.Core).Draft is { Kind: LifecycleKinds.KeyAdded or LifecycleKinds.KeyRetired } draft
                && LifecycleRef.Parse(draft.Kind, draft.Ref) is LifecycleRef.KeyChanged { Name: Firm.Lifecycle } key)
                said.Add((draft.Kind, key.VKey));
        return said;
    }

    private static bool Opens(byte[] head, VerifierKey key)
    {
        try
        {
            Checkpoint.Open(head, new TrustFile([key]), Firm.Lifecycle);
            return true;
        }
        catch (EvidenceFormatException)
        {
            return false;
        }
    }
}
