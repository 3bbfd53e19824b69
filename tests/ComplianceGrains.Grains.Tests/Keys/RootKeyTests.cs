using System.Security.Cryptography;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Storage.Keys;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Keys;

/// <summary>What a store keeps of a root key that a vault wraps, and what is made from it.</summary>
public sealed class RootKeyTests : IDisposable
{
    private const string Row = "vault/root";

    private readonly Firm _firm = new();
    private readonly Wrapper _vault = new();

    public void Dispose()
    {
        _vault.Dispose();
        _firm.Dispose();
    }

    [Fact]
    public async Task It_is_made_once_and_opened_by_the_vault_alone()
    {
        var first = await OpenAsync();
        var second = await OpenAsync();

        Assert.Equal(first.Mac("x"), second.Mac("x"));
        Assert.Equal((1, 2), (_vault.Wrapped, _vault.Opened));
    }

    [Fact]
    public async Task Who_writes_into_the_store_cannot_put_a_root_key_there_that_they_know()
    {
        var kept = await OpenAsync();
        using var stranger = SigningKey.Create();
        await _firm.Store.Keys.DestroyAsync([Row]);
        var theirs = await RootKey.OpenAsync(_firm.Store, new WrappingKey("1", _vault), null, new LogKeys(stranger));

        Assert.NotEqual(kept.Mac("x"), theirs.Mac("x"));
        Assert.Contains("not signed with the key of Keys:Signing", (await Assert.ThrowsAsync<InvalidDataException>(OpenAsync)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    [InlineData(600)]
    public async Task A_row_that_somebody_changed_is_refused(int length)
    {
        await _firm.Store.Keys.AddAsync(Row, [.. Enumerable.Repeat((byte)1, length)]);

        await Assert.ThrowsAsync<InvalidDataException>(OpenAsync);
    }

    [Fact]
    public async Task A_store_that_has_logs_and_no_root_key_of_a_vault_gets_none()
    {
        await using (var silo = await RunningSilo.StartAsync(_firm))
            await silo.PublishAsync();

        Assert.Contains("it was begun with keys of files", (await Assert.ThrowsAsync<InvalidDataException>(OpenAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_version_of_the_vaults_key_opens_the_same_root_key_and_the_old_one_nothing_once_it_is_not_named()
    {
        using var other = new Wrapper();
        using var third = new Wrapper();
        var (one, two, three) = (new WrappingKey("1", _vault), new WrappingKey("2", other), new WrappingKey("3", third));
        var root = (await OpenAsync(one, null)).Mac("x");

        // Silos come one after the other, and some still have the settings from before.
        Assert.Equal([root, root, root], [(await OpenAsync(two, one)).Mac("x"), (await OpenAsync(one, null)).Mac("x"), (await OpenAsync(two, one)).Mac("x")]);
        Assert.Equal(root, (await OpenAsync(two, null)).Mac("x"));
        Assert.Null(await _firm.Store.Keys.FindAsync(Row));
        Assert.Equal(root, (await OpenAsync(three, two)).Mac("x"));
        Assert.Equal(root, (await OpenAsync(three, null)).Mac("x"));

        Assert.Null(await _firm.Store.Keys.FindAsync($"{Row}/2"));
        Assert.Equal((1, 1, 1), (_vault.Wrapped, other.Wrapped, third.Wrapped));
    }

    [Fact]
    public async Task What_an_older_signing_key_signed_of_it_holds_while_it_is_named()
    {
        var root = (await OpenAsync()).Mac("x");
        var older = _firm.LogKeys;
        _firm.PrepareSigning();
        _firm.UseNextSigning();

        Assert.Equal(root, (await OpenAsync()).Mac("x"));
        await Assert.ThrowsAsync<InvalidDataException>(() => RootKey.OpenAsync(_firm.Store, new WrappingKey("1", _vault), null, new LogKeys(_firm.Signing)));
        Assert.Equal(older.First, _firm.LogKeys.First);
    }

    [Fact]
    public async Task Receipts_get_another_pair_every_thirty_days_and_all_are_known_before_they_sign()
    {
        var root = await OpenAsync();
        var monday = Firm.Monday;
        var first = await ReceiptKeys.OpenAsync(root, _firm.Store.Keys, monday);
        var same = await ReceiptKeys.OpenAsync(root, _firm.Store.Keys, monday + Duration.FromMinutes(1));
        var third = await ReceiptKeys.OpenAsync(root, _firm.Store.Keys, monday + Duration.FromDays(60));

        Assert.Equal(first.Current.Id, same.Current.Id);
        Assert.NotEqual(first.Current.Id, third.Current.Id);
        Assert.Equal((2, 4), (first.PublicKeys("a/b").Count(), third.PublicKeys("a/b").Count()));
        Assert.Superset(first.PublicKeys("a/b").Select(key => key.ToString()).ToHashSet(), third.PublicKeys("a/b").Select(key => key.ToString()).ToHashSet());
        Assert.Contains(third.Current.PublicKey("a/b").ToString(), (await ReceiptKeys.OpenAsync(root, _firm.Store.Keys, monday + Duration.FromDays(30))).PublicKeys("a/b").Select(key => key.ToString()));
    }

    [Fact]
    public async Task A_pair_is_the_same_for_everybody_who_has_the_root_key_and_another_for_each_purpose()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());

        Assert.Equal(one.Pair("a").Id, other.Pair("a").Id);
        Assert.NotEqual(one.Pair("a").Id, one.Pair("b").Id);
    }

    private Task<RootKey> OpenAsync() => OpenAsync(new WrappingKey("1", _vault), null);

    private Task<RootKey> OpenAsync(WrappingKey wrapping, WrappingKey? before) => RootKey.OpenAsync(_firm.Store, wrapping, before, _firm.LogKeys);

    /// <summary>As a vault wraps: everybody who knows the public key can.</summary>
    private sealed class Wrapper : IRootKey, IDisposable
    {
        private readonly RSA _key = RSA.Create(2048);

        public int Wrapped { get; private set; }

        public int Opened { get; private set; }

        public Task<byte[]> WrapAsync(byte[] key, CancellationToken cancellation = default)
        {
            Wrapped++;
            return Task.FromResult(_key.Encrypt(key, RSAEncryptionPadding.OaepSHA256));
        }

        public Task<byte[]> UnwrapAsync(byte[] wrapped, CancellationToken cancellation = default)
        {
            Opened++;
            return Task.FromResult(_key.Decrypt(wrapped, RSAEncryptionPadding.OaepSHA256));
        }

        public void Dispose() => _key.Dispose();
    }
}
