using System.Globalization;
using ComplianceGrains.Storage.Sqlite;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace ComplianceGrains.Host.GrainStates;

/// <summary>Grain state in the cache of the data folder, by the same rules as on Azure: null for an ETag inserts, an old one is refused, a clear removes.</summary>
internal sealed class SqliteGrainStorage(string store, SqliteCache cache, IGrainStorageSerializer serializer, IActivatorProvider activators) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (cache.Read(NameOf(stateName), grainId.ToString()) is { } kept)
            (grainState.State, grainState.ETag, grainState.RecordExists) = (serializer.Deserialize<T>(new BinaryData(kept.Body)), Tag(kept.Version), true);
        else
            Empty(grainState);
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var version = await cache.WriteAsync(NameOf(stateName), grainId.ToString(), VersionOf(grainState.ETag), serializer.Serialize(grainState.State).ToArray())
            ?? throw Inconsistent(stateName, grainId, grainState.ETag);
        (grainState.ETag, grainState.RecordExists) = (Tag(version), true);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (!await cache.ClearAsync(NameOf(stateName), grainId.ToString(), VersionOf(grainState.ETag)))
            throw Inconsistent(stateName, grainId, grainState.ETag);
        Empty(grainState);
    }

    private void Empty<T>(IGrainState<T> state) => (state.State, state.ETag, state.RecordExists) = (activators.GetActivator<T>().Create(), null, false);

    private string NameOf(string state) => $"{store}/{state}";

    private static string Tag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static long? VersionOf(string? tag) => tag is null ? null : long.Parse(tag, NumberStyles.None, CultureInfo.InvariantCulture);

    private static InconsistentStateException Inconsistent(string state, GrainId grain, string? tag) =>
        new($"{state} of {grain} was written by another activation.", "", tag ?? "");
}
