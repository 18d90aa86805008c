package it;

/** To be registered. */
public interface BeanMBean {}
