using System.Text;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Timestamps;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Grains.Timestamps;
using ComplianceGrains.Grains.Witnesses;
using ComplianceGrains.Storage.Files.Anchors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Timestamps;

/// <summary>Heads are stamped by the hour, and an authority that is away or lies stops nothing and is seen.</summary>
public sealed class TimestampingTests : IClassFixture<OneSilo>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compliance-stamps-").FullName;
    private readonly OneSilo _one;
    private readonly InventedAuthority _authority;
    private readonly TimestampFolder _kept;
    private readonly TimestampTerms _terms;
    private readonly AnchoredHeads _anchored = new();
    private readonly Timestamping _stamps;

    public TimestampingTests(OneSilo one)
    {
        _one = one;
        _authority = new InventedAuthority(one.Firm.Clock);
        _kept = new TimestampFolder(_folder, "0a1b2c3d");
        _terms = new TimestampTerms(_authority, [_authority.Root], "1.2.3", Duration.FromHours(1));
        _stamps = new Timestamping(_kept, _terms, _anchored, one.Firm.Clock, NullLogger<Timestamping>.Instance);
    }

    public void Dispose()
    {
        _stamps.Dispose();
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_log_that_has_grown_is_stamped_once_an_hour_and_one_that_has_not_is_left_alone()
    {
        await _one.Silo.PublishAsync();
        var (watch, first) = (Watch(), await HeadAsync());

        await watch.RoundAsync(default);

        Assert.Equal(first.Size, await _kept.NewestAsync(Firm.Lifecycle));
        Assert.Equal(first.Size, _anchored.SizeOf(Firm.Lifecycle));
        Assert.NotNull(TimestampResponse.TrustedTime((await _kept.FindAsync(Firm.Lifecycle, first.Size))!, Encoding.UTF8.GetBytes(first.Note), [_authority.Root]));
        var asked = _authority.Asked;
        _one.Firm.Clock.Advance(Duration.FromHours(2));
        await watch.RoundAsync(default);
        Assert.Equal((asked, 0), (_authority.Asked, watch.WaitingSince.Count));

        await GrowAsync("stamped-1");
        await watch.RoundAsync(default);
        var stamped = (await _kept.NewestAsync(Firm.Decisions))!.Value;
        asked = _authority.Asked;
        await GrowAsync("stamped-2");
        await watch.RoundAsync(default);
        Assert.Equal((asked, stamped), (_authority.Asked, (await _kept.NewestAsync(Firm.Decisions))!.Value));
        Assert.Contains(Firm.Decisions, watch.WaitingSince.Keys);

        // Whoever starts meanwhile goes by what is kept.
        var started = Watch();
        _one.Firm.Clock.Advance(Duration.FromMinutes(50));
        await started.RoundAsync(default);
        Assert.Equal(asked, _authority.Asked);
        _one.Firm.Clock.Advance(Duration.FromMinutes(10));
        await started.RoundAsync(default);
        await watch.RoundAsync(default);
        Assert.Equal(asked + 1, _authority.Asked);
        Assert.True(await _kept.NewestAsync(Firm.Decisions) > stamped);
    }

    [Theory]
    [InlineData("imprint", "not an answer to what was asked")]
    [InlineData("nonce", "not an answer to what was asked")]
    [InlineData("policy", "under the policy 1.2.4")]
    [InlineData("refuses", "not an answer to what was asked")]
    [InlineData("garbage", "not an answer to what was asked")]
    [InlineData("empty", "not an answer to what was asked")]
    [InlineData("appends", "something follows it")]
    [InlineData("signature", "not an answer to what was asked")]
    [InlineData("stranger", "does not lead to a root")]
    [InlineData("purpose", "not")]
    [InlineData("expired", "not")]
    [InlineData("late", "and the clock here says")]
    [InlineData("early", "and the clock here says")]
    [InlineData("away", "did not answer")]
    public async Task What_is_no_time_stamp_is_not_kept_and_shows_until_there_is_one(string lie, string reason)
    {
        await _one.Silo.PublishAsync();
        var head = SignedNote.Parse(Encoding.UTF8.GetBytes((await HeadAsync()).Note));
        _authority.Mode = lie;

        Assert.Null(await _stamps.StampAsync(head));

        Assert.Contains(reason, _stamps.Failures[Firm.Lifecycle], StringComparison.Ordinal);
        Assert.Null(await _kept.NewestAsync(Firm.Lifecycle));
        _authority.Mode = "well";
        Assert.NotNull(await _stamps.StampAsync(head));
        Assert.Empty(_stamps.Failures);
        Assert.NotNull(await _stamps.KeptAsync(head));
    }

    [Fact]
    public async Task An_authority_that_is_away_is_asked_once_a_round_and_a_minute_later_again()
    {
        await _one.Silo.PublishAsync();
        await GrowAsync("away-1");
        var watch = Watch();
        _authority.Mode = "away";

        await watch.RoundAsync(default);
        Assert.Equal(1, _authority.Asked);
        await watch.RoundAsync(default);
        await watch.RoundAsync(default);
        await watch.RoundAsync(default);
        var logs = (await _one.Firm.Store.Logs.NamesAsync()).Count;
        Assert.InRange(_authority.Asked, 2, logs);
        Assert.Contains(Firm.Decisions, watch.WaitingSince.Keys);

        // Meanwhile decisions are made, sequenced and signed.
        await GrowAsync("away-2");
        _authority.Mode = "well";
        _one.Firm.Clock.Advance(Duration.FromMinutes(1));
        await watch.RoundAsync(default);
        Assert.Equal((0, 0), (_stamps.Failures.Count, watch.WaitingSince.Count));
    }

    [Fact]
    public async Task A_kept_time_stamp_that_was_changed_or_is_over_something_else_counts_for_nothing()
    {
        await _one.Silo.PublishAsync();
        var head = SignedNote.Parse(Encoding.UTF8.GetBytes((await HeadAsync()).Note));
        Assert.NotNull(await _stamps.StampAsync(head));
        var file = Directory.EnumerateFiles(_folder, "*.tsr", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        Assert.Null(await _stamps.KeptAsync(head));
        Assert.Null(await _stamps.StampAsync(head));
        Assert.Contains("is there already", _stamps.Failures[Firm.Lifecycle], StringComparison.Ordinal);
        File.Delete(file);
        Assert.NotNull(await _stamps.StampAsync(head));
        Assert.Empty(_stamps.Failures);
    }

    private TimestampWatch Watch() => new(
        _stamps, _one.Silo.Services.GetRequiredService<Cosigning>(), _terms, _one.Firm.Store.Logs, _one.Silo.Services.GetRequiredService<LedgerStart>(), _one.Firm.Clock, TimeProvider.System, NullLogger<TimestampWatch>.Instance);

    private async Task<Storage.Ledgers.SignedHead> HeadAsync() => (await _one.Firm.Store.Logs.SignedHeadAsync(Firm.Lifecycle))!;

    private async Task GrowAsync(string customer)
    {
        Assert.Equal(201, (await _one.Silo.ApplyAsync(customer)).Status);
        await _one.Silo.SequenceAsync();
    }
}
