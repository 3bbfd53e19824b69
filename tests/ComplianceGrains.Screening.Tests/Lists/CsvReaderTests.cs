using System.Text;
using ComplianceGrains.Screening.Lists.Reading;
using CsCheck;

namespace ComplianceGrains.Screening.Tests.Lists;

/// <summary>A file is read in blocks; where a block ends must never show.</summary>
public class CsvReaderTests
{
    [Fact]
    public void The_records_are_the_same_however_much_is_read_at_a_time() =>
        Gen.Select(Gen.Char["ab\"\",,\r\n\n é\x1A"].Array[0, 40], Gen.Int[1, 9]).Sample((text, block) => Assert.Equal(Read(new string(text), 16_384), Read(new string(text), block)), iter: Samples.Of(5000));

    [Theory]
    [InlineData("é")]
    [InlineData("Ж€")]
    [InlineData("😀")]
    public void A_letter_across_the_end_of_a_block_is_still_UTF_8(string letter)
    {
        for (var before = 81_916; before <= 81_921; before++)
        {
            var (text, problems) = (new string('a', before) + letter + new string('b', 10), new ProblemLog());
            var source = new ListSource(new Dictionary<string, Func<Stream>> { ["list.csv"] = () => new MemoryStream(Encoding.UTF8.GetBytes(text)) });

            using var reader = source.OpenText("list.csv", problems);

            Assert.Equal(text, reader.ReadToEnd());
            Assert.Empty(problems.Warnings);
        }
    }

    [Fact]
    public void A_letter_that_breaks_off_at_the_end_is_not_UTF_8()
    {
        var problems = new ProblemLog();
        var source = new ListSource(new Dictionary<string, Func<Stream>> { ["list.csv"] = () => new MemoryStream(Encoding.UTF8.GetBytes("aé")[..^1]) });

        using var reader = source.OpenText("list.csv", problems);

        Assert.Single(problems.Warnings);
    }

    private static string Read(string text, int block)
    {
        var reader = new CsvReader(new StringReader(text), ',', block);
        try
        {
            return string.Join('|', reader.Records().ToList().Select(record => $"{record.Line}:{string.Join('¦', record.Fields)}")) + reader.EndMark;
        }
        catch (ListFormatException e)
        {
            return $"{e.Line} {e.Message}";
        }
    }
}
