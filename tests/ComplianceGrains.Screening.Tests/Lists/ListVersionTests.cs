using ComplianceGrains.Screening.Lists;
using NodaTime;

namespace ComplianceGrains.Screening.Tests.Lists;

public class ListVersionTests
{
    [Fact]
    public void A_version_names_digest_source_times_counts_and_what_changed()
    {
        var old = SmallLists.All["un-sc un.xml"].Read().Content!;
        var content = old with { Digest = "sha256:new", Entries = [.. old.Entries.Skip(1), A.Person("X.3", "Teodrik Zarnovsky", "Zarn")] };

        var version = ListVersion.Of(old, content, "https://example.org/un.xml", A.Now);

        Assert.Equal(("un-sc", "sha256:new", "https://example.org/un.xml"), (version.ListId, version.Digest, version.Source));
        Assert.Equal((Instant.FromUtc(2026, 11, 20, 0, 0), A.Now), (version.PublishedAt, version.FetchedAt));
        Assert.Equal((2, 3), (version.Entries, version.Names));
        Assert.Equal("X.3", version.Delta.Added.Single());
        Assert.Empty(version.Delta.Changed);
        Assert.Equal("X.1", version.Delta.Removed.Single());
    }

    [Fact]
    public void The_first_version_adds_everything()
    {
        var content = SmallLists.All["un-sc un.xml"].Read().Content!;

        Assert.Equal(["X.1", "X.2"], ListVersion.Of(null, content, "upload", A.Now).Delta.Added);
    }

    [Fact]
    public void The_digest_is_what_sha256sum_over_the_sums_of_the_files_prints()
    {
        var content = SmallLists.All["own-x own.csv"].Read().Content!;
        var hex = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(SmallLists.All["own-x own.csv"].Bytes));

        Assert.Equal(hex, content.Files.Single().Sha256);
        Assert.Equal("sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{hex}  own.csv\n"))), content.Digest);
    }
}
