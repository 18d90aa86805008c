package it;

/** To be registered. */
public class Bean implements BeanMBean {}
